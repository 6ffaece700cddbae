import type { UserId } from "@latch/contract";
import type { Caller } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { AtomicWrites, StoredUser, UserStore } from "./user.ts";

type Options = {
  /** The version that the change is based on; any other is refused. */
  expectedVersion?: number;
  /** What goes with the change of an account that is as it is given. */
  atomicWrites?: (before: StoredUser) => AtomicWrites;
  /** What it is to whoever asks that there is no such account (any more). */
  notFoundCode?: "not_found" | "unauthenticated" | "invalid_one_time_token";
};

/** How often a change is tried again while others change the same account. */
const tries = 5;

/**
 * The one way to change an account: read, decide, save if nobody else did in between, else again.
 * @returns the account before and after; they are the same when `decide` left it as it was
 * @throws `missing`, `precondition_failed`, `conflict`, and what the change itself runs into
 */
export const createChangeUser =
  ({ users, clock }: { users: UserStore; clock: Clock }) =>
  async (
    userId: UserId,
    decide: (before: StoredUser) => StoredUser,
    caller: Caller,
    { expectedVersion, atomicWrites, notFoundCode = "not_found" }: Options = {},
  ): Promise<{ before: StoredUser; after: StoredUser }> => {
    for (let attempt = 0; attempt < tries; attempt++) {
      const before = await users.get(userId);
      if (!before) throw new ProblemError(notFoundCode);
      if (expectedVersion !== undefined && expectedVersion !== before.version) {
        throw new ProblemError("precondition_failed");
      }
      const decided = decide(before);
      if (decided === before) return { before, after: before };
      const after = {
        ...decided,
        updatedAt: new Date(clock()).toISOString(),
        version: before.version + 1,
      };
      const outcome = await users.save(before, after, caller, atomicWrites?.(before));
      if (outcome === "saved") return { before, after };
      if (outcome === "token_spent") throw new ProblemError("invalid_one_time_token");
      if (outcome !== "stale") throw new ProblemError(outcome);
    }
    throw new ProblemError("conflict");
  };
export type ChangeUser = ReturnType<typeof createChangeUser>;

/** The same account with all its sessions over. */
export const withSessionsEnded = (user: StoredUser): StoredUser => ({
  ...user,
  sessionEpoch: user.sessionEpoch + 1,
});
