import type { Authenticator, AuthenticatorId, PasskeyChange } from "@latch/contract";
import type { AdmissionRules } from "../admission/decide-admission.ts";
import { type ConfirmOperation, requireSettledFactor } from "../auth/confirm-operation.ts";
import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { AuthenticatorStore } from "../users/authenticator.ts";
import { asPrincipal, type ChangeUser } from "../users/change-user.ts";
import {
  hasLogInMethod,
  type PasskeySummary,
  withFactors,
  withoutLoneRecoveryCodes,
} from "../users/factors.ts";
import type { StoredUser } from "../users/user.ts";
import type { ChangeFactors } from "./change-factors.ts";
import { requireSecondFactor } from "./require-second-factor.ts";
import { toAuthenticator } from "./to-authenticator.ts";

type Deps = {
  authenticators: AuthenticatorStore;
  changeUser: ChangeUser;
  changeFactors: ChangeFactors;
  confirmOperation: ConfirmOperation;
  rules: Pick<AdmissionRules, "secondFactorRoles">;
};

/** Names a passkey of the caller. */
type Named = { id: AuthenticatorId };

/** Returns the passkeys of an account. @throws `not_found` if the named one is not among them */
function passkeysWith(user: StoredUser, { id }: Named): PasskeySummary[] {
  const passkeys = user.factors?.passkeys ?? [];
  if (!passkeys.some((each) => each.id === id)) throw new ProblemError("not_found");
  return passkeys;
}

/** Returns the functions that rename and remove a passkey of the caller. */
export function createChangePasskey(deps: Deps) {
  const { authenticators, changeUser, changeFactors, confirmOperation, rules } = deps;

  /**
   * Returns an account without one of its passkeys, and the authenticators to delete.
   * @throws `not_found`; `last_authenticator` if the account would have neither a password nor a passkey;
   * `second_factor_required`
   */
  function withoutPasskey(before: StoredUser, named: Named) {
    const passkeys = passkeysWith(before, named).filter(({ id }) => id !== named.id);
    const { user, remove } = withoutLoneRecoveryCodes(withFactors(before, { passkeys }));
    if (!hasLogInMethod(user)) throw new ProblemError("last_authenticator");
    requireSecondFactor(user, rules);
    return { user, authenticators: { remove: [named.id, ...remove] } };
  }

  /** Renames a passkey. @throws `not_found`, `unauthenticated`, `conflict` */
  async function rename(ctx: Context, { id, name }: Named & PasskeyChange): Promise<Authenticator> {
    const { userId } = ctx.principal;
    await changeUser(
      userId,
      (before) => {
        const passkeys = passkeysWith(before, { id }).map((each) =>
          each.id === id ? { ...each, name } : each,
        );
        return withFactors(before, { passkeys });
      },
      asPrincipal(ctx),
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
   * @throws `reauthentication_required`, `authenticator_too_new`, `not_found`, `last_authenticator`,
   * `second_factor_required`, `conflict`
   */
  async function remove(ctx: Context, { id }: Named): Promise<void> {
    const confirmed = await confirmOperation(ctx);
    requireSettledFactor(confirmed);
    const { user, proofWrites } = confirmed;
    passkeysWith(user, { id });
    await changeFactors(ctx, {
      proofWrites,
      event: "passkey.removed",
      logged: { authenticatorId: id },
      change: (before) => withoutPasskey(before, { id }),
    });
  }

  return { rename, remove };
}
