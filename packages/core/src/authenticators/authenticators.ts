import type { AuthenticatorList } from "@latch/contract";
import { createConfirmOperation } from "../accounts/confirm-operation.ts";
import { withoutRecovery } from "../admission/factor-recovery.ts";
import { type Context, logContext } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { AuthenticatorStore } from "../users/authenticator.ts";
import type { UserStore } from "../users/user.ts";
import { createChangeFactors } from "./change-factors.ts";
import { createReplaceRecoveryCodes } from "./recovery-codes.ts";
import { createRemovePassword } from "./remove-password.ts";
import { toAuthenticators } from "./to-authenticator.ts";
import { createTotp } from "./totp.ts";

type Deps = { authenticators: AuthenticatorStore; users: UserStore } & Omit<
  Parameters<typeof createTotp>[0] & Parameters<typeof createReplaceRecoveryCodes>[0],
  "changeFactors" | "confirmOperation"
> &
  Parameters<typeof createChangeFactors>[0] &
  Parameters<typeof createConfirmOperation>[0];

/** Returns the functions with which users manage their authenticators. */
export function createAuthenticators(given: Deps) {
  const deps = {
    ...given,
    changeFactors: createChangeFactors(given),
    confirmOperation: createConfirmOperation(given),
  };
  const { authenticators, users } = deps;
  const totp = createTotp(deps);

  /** Lists the caller's authenticators. @throws `unauthenticated` if the account is deleted */
  async function list({ principal: { userId } }: Context): Promise<AuthenticatorList> {
    const [user, stored] = await Promise.all([users.get(userId), authenticators.list(userId)]);
    if (!user) throw new ProblemError("unauthenticated");
    return { items: toAuthenticators(stored), hasPassword: user.passwordHash !== undefined };
  }

  /** Cancels the request to remove lost factors. @throws `unauthenticated`, `conflict` */
  async function cancelFactorRecovery({ principal, caller }: Context): Promise<void> {
    const { userId } = principal;
    const { before, after } = await deps.changeUser(
      userId,
      (user) => (user.factorRecovery ? withoutRecovery(user) : user),
      caller,
      { notFoundCode: "unauthenticated" },
    );
    if (before === after) return;
    deps.log.info(
      { event: "factor_recovery.cancelled", userId, ...logContext(caller) },
      "removal of lost factors cancelled",
    );
  }

  return {
    list,
    setUpTotp: totp.start,
    confirmTotp: totp.confirm,
    removeTotp: totp.remove,
    createRecoveryCodes: createReplaceRecoveryCodes(deps),
    removePassword: createRemovePassword(deps),
    cancelFactorRecovery,
  };
}
export type AuthenticatorService = ReturnType<typeof createAuthenticators>;
