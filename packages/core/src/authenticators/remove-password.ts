import { type ConfirmOperation, requireSettledFactor } from "../auth/confirm-operation.ts";
import type { SessionStore } from "../sessions/session.ts";
import { type Context, logContext } from "../shared/context.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import {
  asPrincipal,
  type ChangeUser,
  withLinksEnded,
  withSessionsEnded,
} from "../users/change-user.ts";
import { hasLogInMethod } from "../users/factors.ts";
import type { StoredUser } from "../users/user.ts";

type Deps = {
  sessions: SessionStore;
  changeUser: ChangeUser;
  confirmOperation: ConfirmOperation;
  clock: Clock;
  log: Log;
};

/** Returns an account without its password. @throws `last_authenticator` if it has no passkey */
function withoutPassword({ passwordHash, ...user }: StoredUser): StoredUser {
  if (!hasLogInMethod(user)) throw new ProblemError("last_authenticator");
  return user;
}

/**
 * Returns a function that removes the password of the caller, who logs in with a passkey from then on. All other
 * sessions end by the same write, and links in earlier mails.
 * @throws `reauthentication_required`, `authenticator_too_new`, `last_authenticator`, `conflict`
 */
export const createRemovePassword =
  ({ sessions, changeUser, confirmOperation, clock, log }: Deps) =>
  async (ctx: Context): Promise<void> => {
    const { principal, caller } = ctx;
    const { userId } = principal;
    const confirmed = await confirmOperation(ctx);
    requireSettledFactor(confirmed);
    const { proofWrites } = confirmed;
    const keepSessionId = principal.kind === "session" ? principal.sessionId : undefined;
    await changeUser(
      userId,
      (before) => {
        if (before.passwordHash === undefined) return before;
        const passwordChangedAt = new Date(clock()).toISOString();
        return withSessionsEnded(withLinksEnded({ ...withoutPassword(before), passwordChangedAt }));
      },
      asPrincipal(ctx),
      { atomicWrites: () => ({ proofWrites, keepSessionId }), notFoundCode: "unauthenticated" },
    );
    await sessions.removeSome(userId, keepSessionId);
    log.info({ event: "password.removed", userId, ...logContext(caller) }, "password removed");
  };
