import { createPrepareFirstProof } from "../users/first-proof.ts";
import { createRequireAccountProof } from "./account-proof.ts";
import { createAdmit } from "./admit.ts";
import { createAnswerChallenge } from "./answer-challenge.ts";
import { createEmailVerification } from "./email-verification.ts";
import { createLogIn } from "./log-in.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";
import type { OpenAccount } from "./open-account.ts";
import { createPasswordReset } from "./password-reset.ts";
import { createReauthenticate } from "./reauthenticate.ts";
import { createSignUp } from "./sign-up.ts";

type Deps = {
  openAccount: OpenAccount;
  tokens: OneTimeTokens;
} & Parameters<typeof createAdmit>[0] &
  Omit<Parameters<typeof createAnswerChallenge>[0], "admit"> &
  Omit<Parameters<typeof createLogIn>[0], "admit"> &
  Omit<Parameters<typeof createPasswordReset>[0], "tokens" | "prepareFirstProof"> &
  Parameters<typeof createPrepareFirstProof>[0] &
  Parameters<typeof createReauthenticate>[0];

/** Returns the functions for sign-up, login, email verification and password reset. */
export function createAuth(deps: Deps) {
  const requireAccountProof = createRequireAccountProof(deps);
  const prepareFirstProof = createPrepareFirstProof(deps);
  const admit = createAdmit(deps);
  const proving = { ...deps, admit };
  const email = createEmailVerification({ ...deps, requireAccountProof });
  const password = createPasswordReset({ ...deps, prepareFirstProof });
  return {
    signUp: createSignUp(proving),
    logIn: createLogIn(proving),
    answerChallenge: createAnswerChallenge(proving),
    reauthenticate: createReauthenticate(deps),
    verifyEmail: email.verify,
    resendVerification: email.resend,
    forgotPassword: password.request,
    resetPassword: password.reset,
  };
}
export type Auth = ReturnType<typeof createAuth>;
