import type { User, UserId } from "@latch/contract";
import type { SessionStore } from "../sessions/session.ts";
import { type Context, logContext } from "../shared/context.ts";
import type { Log } from "../shared/ports.ts";
import type { Precondition } from "../shared/precondition.ts";
import { asPrincipal, type ChangedUser, type ChangeUser } from "../users/change-user.ts";
import { requireRankAbove } from "../users/rank.ts";
import { type StoredUser, toUser } from "../users/user.ts";

type Deps = { changeUser: ChangeUser; sessions: SessionStore; log: Log };

type Options = {
  /** The log event of the change. */
  event: string;
  precondition?: Precondition;
  /** Checks the rank of the caller. By default the account must have a lower role. */
  requireRank?: typeof requireRankAbove;
};

/** Creates the function by which all operations of administration change an account. */
export const createChangeAccount =
  ({ changeUser, sessions, log }: Deps) =>
  /**
   * Changes an account whose role is below the principal's, and logs the change. If `decide` raises the
   * session epoch, all sessions of the account end with the same write.
   * @throws `not_found`, `forbidden`, `conflict`, `last_super_admin`
   */
  async (
    ctx: Context,
    userId: UserId,
    decide: (before: StoredUser) => StoredUser | ChangedUser,
    { requireRank = requireRankAbove, ...options }: Options,
  ): Promise<User> => {
    const { principal, caller } = ctx;
    const { before, after } = await changeUser(
      userId,
      (found) => {
        requireRank(principal, found);
        return decide(found);
      },
      asPrincipal(ctx),
      options,
    );
    if (after.sessionEpoch !== before.sessionEpoch) await sessions.removeSome(userId);
    if (after !== before) {
      const { actor } = caller;
      log.info({ event: options.event, userId, actor, ...logContext(caller) }, "account changed");
    }
    return toUser(after);
  };
export type ChangeAccount = ReturnType<typeof createChangeAccount>;
