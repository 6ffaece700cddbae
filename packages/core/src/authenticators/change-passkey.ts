import type { Authenticator, AuthenticatorId, PasskeyChange } from "@latch/contract";
import { type ConfirmOperation, requireSettledFactor } from "../auth/confirm-operation.ts";
import type { SessionStore } from "../sessions/session.ts";
import { type Context, logContext } from "../shared/context.ts";
import type { Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { AuthenticatorStore } from "../users/authenticator.ts";
import { type ChangeUser, withSessionsEnded } from "../users/change-user.ts";
import {
  hasLogInMethod,
  type PasskeySummary,
  withFactors,
  withoutLoneRecoveryCodes,
} from "../users/factors.ts";
import type { StoredUser } from "../users/user.ts";
import { toAuthenticator } from "./to-authenticator.ts";

type Deps = {
  authenticators: AuthenticatorStore;
  sessions: SessionStore;
  changeUser: ChangeUser;
  confirmOperation: ConfirmOperation;
  log: Log;
};

/** Names a passkey of the caller. */
type Named = { id: AuthenticatorId };

/** Returns the passkeys of an account. @throws `not_found` if the named one is not among them */
function passkeysWith(user: StoredUser, { id }: Named): PasskeySummary[] {
  const passkeys = user.factors?.passkeys ?? [];
  if (!passkeys.some((each) => each.id === id)) throw new ProblemError("not_found");
  return passkeys;
}

/**
 * Returns an account without one of its passkeys, and the authenticators to delete.
 * @throws `not_found`; `last_authenticator` if the account would have neither a password nor a passkey
 */
function withoutPasskey(before: StoredUser, named: Named) {
  const passkeys = passkeysWith(before, named).filter(({ id }) => id !== named.id);
  const { user, remove } = withoutLoneRecoveryCodes(withFactors(before, { passkeys }));
  if (!hasLogInMethod(user)) throw new ProblemError("last_authenticator");
  return { user, remove: [named.id, ...remove] };
}

/** Returns the functions that rename and remove a passkey of the caller. */
export function createChangePasskey(deps: Deps) {
  const { authenticators, sessions, changeUser, confirmOperation, log } = deps;

  /** Renames a passkey. @throws `not_found`, `unauthenticated`, `conflict` */
  async function rename(
    { principal: { userId }, caller }: Context,
    { id, name }: Named & PasskeyChange,
  ): Promise<Authenticator> {
    await changeUser(
      userId,
      (before) => {
        const passkeys = passkeysWith(before, { id }).map((each) =>
          each.id === id ? { ...each, name } : each,
        );
        return withFactors(before, { passkeys });
      },
      caller,
      {
        atomicWrites: () => ({ authenticators: { rename: [{ authenticatorId: id, name }] } }),
        notFoundCode: "unauthenticated",
      },
    );
    const renamed = await authenticators.get(userId, id);
    if (!renamed) throw new ProblemError("not_found");
    return toAuthenticator(renamed);
  }

  /**
   * Removes a passkey. All other sessions end by the same write.
   * @throws `reauthentication_required`, `authenticator_too_new`, `not_found`, `last_authenticator`, `conflict`
   */
  async function remove(ctx: Context, { id }: Named): Promise<void> {
    const { principal, caller } = ctx;
    const { userId } = principal;
    const confirmed = await confirmOperation(ctx);
    requireSettledFactor(confirmed);
    const { user, proofWrites } = confirmed;
    passkeysWith(user, { id });
    const keepSessionId = principal.kind === "session" ? principal.sessionId : undefined;
    await changeUser(
      userId,
      (before) => withSessionsEnded(withoutPasskey(before, { id }).user),
      caller,
      {
        atomicWrites: (before) => ({
          proofWrites,
          keepSessionId,
          authenticators: { remove: withoutPasskey(before, { id }).remove },
        }),
        notFoundCode: "unauthenticated",
      },
    );
    await sessions.removeSome(userId, keepSessionId);
    log.info(
      { event: "passkey.removed", userId, authenticatorId: id, ...logContext(caller) },
      "passkey removed",
    );
  }

  return { rename, remove };
}
