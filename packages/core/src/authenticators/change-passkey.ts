import type { Authenticator, AuthenticatorId, PasskeyChange } from "@latch/contract";
import type { ConfirmOperation } from "../accounts/confirm-operation.ts";
import type { SessionStore } from "../sessions/session.ts";
import { type Context, logContext } from "../shared/context.ts";
import type { Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { AuthenticatorStore } from "../users/authenticator.ts";
import { type ChangeUser, withSessionsEnded } from "../users/change-user.ts";
import { hasLogInMethod, type PasskeySummary } from "../users/factors.ts";
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
 * Returns an account without one of its passkeys.
 * @throws `not_found`; `last_authenticator` if the account would have neither a password nor a passkey
 */
function withoutPasskey(user: StoredUser, named: Named): StoredUser {
  const left = passkeysWith(user, named).filter(({ id }) => id !== named.id);
  const { passkeys, ...others } = user.factors ?? {};
  const after = { ...user, factors: left.length > 0 ? { ...others, passkeys: left } : others };
  if (!hasLogInMethod(after)) throw new ProblemError("last_authenticator");
  return after;
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
        return { ...before, factors: { ...before.factors, passkeys } };
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
   * @throws `reauthentication_required`, `not_found`, `last_authenticator`, `conflict`
   */
  async function remove(ctx: Context, { id }: Named): Promise<void> {
    const { principal, caller } = ctx;
    const { userId } = principal;
    const { user, proofWrites } = await confirmOperation(ctx);
    passkeysWith(user, { id });
    const keepSessionId = principal.kind === "session" ? principal.sessionId : undefined;
    await changeUser(
      userId,
      (before) => withSessionsEnded(withoutPasskey(before, { id })),
      caller,
      {
        atomicWrites: () => ({ proofWrites, keepSessionId, authenticators: { remove: [id] } }),
        notFoundCode: "unauthenticated",
      },
    );
    await sessions.endAll(userId, keepSessionId);
    log.info(
      { event: "passkey.removed", userId, authenticatorId: id, ...logContext(caller) },
      "passkey removed",
    );
  }

  return { rename, remove };
}
