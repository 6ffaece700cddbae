import type { PasswordChange } from "@latch/contract";
import type { ConfirmOperation } from "../auth/confirm-operation.ts";
import type { PasswordHasher } from "../auth/password-hasher.ts";
import type { PasswordPolicy } from "../auth/password-policy.ts";
import type { SessionStore } from "../sessions/session.ts";
import { type Context, logContext } from "../shared/context.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { type Precondition, requirePrecondition } from "../shared/precondition.ts";
import { ProblemError } from "../shared/problem-error.ts";
import {
  asPrincipal,
  type ChangeUser,
  withLinksEnded,
  withSessionsEnded,
} from "../users/change-user.ts";

type Deps = {
  confirmOperation: ConfirmOperation;
  sessions: SessionStore;
  changeUser: ChangeUser;
  hasher: PasswordHasher;
  passwords: PasswordPolicy;
  clock: Clock;
  log: Log;
};

/** Returns a function that changes the caller's own password. */
export function createChangePassword(deps: Deps) {
  const { confirmOperation, sessions, changeUser, hasher, passwords, clock, log } = deps;

  /**
   * Changes the password. With `endOtherSessions`, all other sessions end by the same write.
   * @throws `reauthentication_required`, `invalid_credentials`, `invalid_request` for a weak password,
   * `precondition_failed`, `conflict`
   */
  return async (
    ctx: Context,
    {
      currentPassword,
      newPassword,
      endOtherSessions,
      precondition,
    }: PasswordChange & { precondition?: Precondition },
  ): Promise<void> => {
    const { caller, principal } = ctx;
    const confirmed = await confirmOperation(ctx, { password: currentPassword });
    const { user, proofWrites, isByMailOnly } = confirmed;
    requirePrecondition(user.version, precondition);
    await passwords.validate(newPassword, user, "newPassword");
    const passwordHash = await hasher.hash(newPassword);
    const { userId } = principal;
    const sessionId = principal.kind === "session" ? principal.sessionId : undefined;
    await changeUser(
      userId,
      (before) => {
        // Another request changed the password meanwhile, so the verified one is not current any more.
        if (before.passwordHash !== user.passwordHash) throw new ProblemError("conflict");
        const passwordChangedAt = new Date(clock()).toISOString();
        const changed = {
          ...withLinksEnded(before),
          passwordHash,
          passwordChangedAt,
          ...(isByMailOnly && { passwordByMailAt: passwordChangedAt }),
        };
        return endOtherSessions ? withSessionsEnded(changed) : changed;
      },
      asPrincipal(ctx),
      {
        precondition,
        atomicWrites: () => ({
          proofWrites,
          ...(endOtherSessions && { keepSessionId: sessionId }),
        }),
        notFoundCode: "unauthenticated",
      },
    );
    if (endOtherSessions) await sessions.removeSome(userId, sessionId);
    log.info({ event: "password.changed", userId, ...logContext(caller) }, "password changed");
  };
}
