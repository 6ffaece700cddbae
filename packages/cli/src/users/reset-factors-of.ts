import type { composeCommands } from "@latch/composition/commands";
import type { UserId } from "@latch/contract";
import { applyFactorReset, type StoredUser } from "@latch/core";

type Commands = Pick<ReturnType<typeof composeCommands>, "changeUser" | "sessions" | "ctx">;

/**
 * Removes the second factors of a user on the authority of the operator, and ends what was issued before.
 * @param alter what the same write changes besides
 * @throws the problems of the change, such as `not_found`
 */
export async function resetFactorsOf(
  { changeUser, sessions, ctx }: Commands,
  { userId, reason }: { userId: UserId; reason: string },
  alter: (user: StoredUser) => StoredUser = (user) => user,
): Promise<void> {
  const reset = { at: new Date().toISOString(), reason };
  await changeUser(
    userId,
    (before) => {
      const { user, ...changed } = applyFactorReset(before, reset);
      return { user: alter(user), ...changed };
    },
    { caller: ctx.caller, authority: "operator" },
  );
  await sessions.removeSome(userId);
}
