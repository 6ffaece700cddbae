import type { TotpEnrolment } from "@latch/contract";
import type { AdmissionRules } from "../admission/decide-admission.ts";
import { createNewTotp } from "../auth/authenticators/new-totp.ts";
import { type ConfirmOperation, requireSettledFactor } from "../auth/confirm-operation.ts";
import { givingBack } from "../auth/count-beside.ts";
import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { asPrincipal } from "../users/change-user.ts";
import { hasLogInMethod, withFactors, withoutLoneRecoveryCodes } from "../users/factors.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { ChangeFactors } from "./change-factors.ts";
import { requireSecondFactor } from "./require-second-factor.ts";

type Deps = Parameters<typeof createNewTotp>[0] & {
  confirmOperation: ConfirmOperation;
  changeFactors: ChangeFactors;
  users: UserStore;
  rules: Pick<AdmissionRules, "secondFactorRoles">;
};

/** Returns the session of a request, in which a secret is created and confirmed. */
const begunIn = ({ principal }: Context) =>
  principal.kind === "session" ? { sessionId: principal.sessionId } : {};

/** Returns the functions that add and remove the TOTP authenticator of the caller (RFC 6238). */
export function createTotp(deps: Deps) {
  const { confirmOperation, changeFactors, users, rules } = deps;
  const newTotp = createNewTotp(deps);

  /**
   * Creates a secret, which replaces an earlier one that is not confirmed. It proves nothing until
   * `confirm` gets a code of it in the same session.
   * @throws `reauthentication_required`, `authenticator_too_new`, `password_missing` if the account has neither a
   * password nor a passkey, `conflict`
   */
  async function start(ctx: Context): Promise<TotpEnrolment> {
    const confirmed = await confirmOperation(ctx);
    const { user, proofWrites, hasSettledFactor: isConfirmed = false } = confirmed;
    // Mail is no factor: beside it, a code of an app would be the only factor of a login.
    if (!hasLogInMethod(user)) throw new ProblemError("password_missing");
    // The new authenticator will replace this one.
    if (user.factors?.totp) requireSettledFactor(confirmed);
    const by = asPrincipal(ctx);
    return newTotp.create(user, { begun: begunIn(ctx), isConfirmed, proofWrites, by });
  }

  /** Reads the caller's account. @throws `unauthenticated` if it is deleted */
  async function readAccount({ principal }: Context): Promise<StoredUser> {
    const user = await users.get(principal.userId);
    if (!user) throw new ProblemError("unauthenticated");
    return user;
  }

  /**
   * Confirms the new secret by its first code. The authenticator replaces an earlier one, and all other
   * sessions end.
   * @throws `not_found` if no secret of this session waits for a code, `invalid_credentials`, `rate_limited`,
   * `conflict`
   */
  async function confirm(ctx: Context, { code }: { code: string }): Promise<void> {
    const { userId } = ctx.principal;
    const secret = { userId, begun: begunIn(ctx), code, caller: ctx.caller };
    const { add, release } = await newTotp.confirm(readAccount(ctx), secret);
    await givingBack([{ release }], () =>
      changeFactors(ctx, {
        event: "totp.added",
        change: add,
        addedMethods: ["otp"],
      }),
    );
  }

  /**
   * Removes the TOTP authenticator.
   * @throws `reauthentication_required`, `authenticator_too_new`, `not_found`, `second_factor_required`, `conflict`
   */
  async function remove(ctx: Context): Promise<void> {
    const confirmed = await confirmOperation(ctx);
    requireSettledFactor(confirmed);
    const { proofWrites } = confirmed;
    await changeFactors(ctx, { proofWrites, event: "totp.removed", change: withoutTotp });
  }

  function withoutTotp(before: StoredUser) {
    const { totp, pendingTotp } = before.factors ?? {};
    if (!totp) throw new ProblemError("not_found");
    const { user, remove } = withoutLoneRecoveryCodes(
      withFactors(before, { totp: undefined, pendingTotp: undefined }),
    );
    requireSecondFactor(user, rules);
    return {
      user,
      authenticators: { remove: [totp.id, ...(pendingTotp ? [pendingTotp.id] : []), ...remove] },
    };
  }

  return { start, confirm, remove };
}
