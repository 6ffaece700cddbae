import type { AuthenticatorList } from "@latch/contract";
import { withoutRecovery } from "../admission/factor-recovery.ts";
import { type Context, logContext } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { AuthenticatorStore } from "../users/authenticator.ts";
import { asPrincipal } from "../users/change-user.ts";
import type { UserStore } from "../users/user.ts";
import { createChangeFactors } from "./change-factors.ts";
import { createChangePasskey } from "./change-passkey.ts";
import { createReplaceRecoveryCodes } from "./recovery-codes.ts";
import { createRegisterPasskey } from "./register-passkey.ts";
import { createRemovePassword } from "./remove-password.ts";
import { toAuthenticators } from "./to-authenticator.ts";
import { createTotp } from "./totp.ts";

type Deps = { authenticators: AuthenticatorStore; users: UserStore } & Parameters<
  typeof createChangeFactors
>[0] &
  Omit<Parameters<typeof createRegisterPasskey>[0], "changeFactors"> &
  Omit<Parameters<typeof createChangePasskey>[0], "changeFactors"> &
  Parameters<typeof createRemovePassword>[0] &
  Omit<Parameters<typeof createTotp>[0], "changeFactors"> &
  Omit<Parameters<typeof createReplaceRecoveryCodes>[0], "changeFactors">;

/** Returns the functions with which users manage their authenticators. */
export function createAuthenticators(given: Deps) {
  const deps = { ...given, changeFactors: createChangeFactors(given) };
  const { authenticators, users, changeUser, log } = deps;
  const totp = createTotp(deps);
  const registration = createRegisterPasskey(deps);
  const passkey = createChangePasskey(deps);

  /** Lists the caller's authenticators. @throws `unauthenticated` if the account is deleted */
  async function list({ principal: { userId } }: Context): Promise<AuthenticatorList> {
    const [user, stored] = await Promise.all([users.get(userId), authenticators.list(userId)]);
    if (!user) throw new ProblemError("unauthenticated");
    return { items: toAuthenticators(stored), hasPassword: user.passwordHash !== undefined };
  }

  /** Cancels the request to remove lost factors. @throws `unauthenticated`, `conflict` */
  async function cancelFactorRecovery(ctx: Context): Promise<void> {
    const { userId } = ctx.principal;
    const { before, after } = await changeUser(
      userId,
      (user) => (user.factorRecovery ? withoutRecovery(user) : user),
      asPrincipal(ctx),
      { notFoundCode: "unauthenticated" },
    );
    if (before === after) return;
    log.info(
      { event: "factor_recovery.cancelled", userId, ...logContext(ctx.caller) },
      "removal of lost factors cancelled",
    );
  }

  return {
    list,
    startPasskey: registration.start,
    addPasskey: registration.add,
    renamePasskey: passkey.rename,
    removePasskey: passkey.remove,
    removePassword: createRemovePassword(deps),
    setUpTotp: totp.start,
    confirmTotp: totp.confirm,
    removeTotp: totp.remove,
    createRecoveryCodes: createReplaceRecoveryCodes(deps),
    cancelFactorRecovery,
  };
}
export type AuthenticatorService = ReturnType<typeof createAuthenticators>;
