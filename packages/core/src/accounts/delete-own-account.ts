import type { Context } from "../shared/context.ts";
import type { Precondition } from "../shared/precondition.ts";
import type { EraseAccount } from "./erase-account.ts";
import type { Reauthenticate } from "./reauthenticate.ts";

type Deps = { reauthenticate: Reauthenticate; erase: EraseAccount["erase"] };

/**
 * Returns a function that deletes the caller's own account, after a check of the password.
 * @throws `invalid_credentials`, `unauthenticated` if it does not exist any more,
 * `last_super_admin`, `precondition_failed`, `conflict`
 */
export const createDeleteOwnAccount =
  ({ reauthenticate, erase }: Deps) =>
  async (
    ctx: Context,
    { precondition, ...input }: { password: string; precondition?: Precondition },
  ): Promise<void> => {
    await reauthenticate(ctx, input);
    const { userId } = ctx.principal;
    await erase(ctx, { userId, precondition, notFoundCode: "unauthenticated" });
  };
