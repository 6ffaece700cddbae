import { createAdmit } from "./admit.ts";
import { createAnswerChallenge } from "./answer-challenge.ts";
import { createEmailVerification } from "./email-verification.ts";
import { createLogIn } from "./log-in.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";
import type { OpenAccount } from "./open-account.ts";
import { createPasswordReset } from "./password-reset.ts";
import { createReauthenticate } from "./reauthenticate.ts";
import { createSecureAccount } from "./secure-account.ts";
import { createSignUp } from "./sign-up.ts";
import { createUndoEmailChange } from "./undo-email-change.ts";

type Deps = {
  openAccount: OpenAccount;
  tokens: OneTimeTokens;
} & Parameters<typeof createAdmit>[0] &
  Omit<Parameters<typeof createAnswerChallenge>[0], "admit"> &
  Omit<Parameters<typeof createLogIn>[0], "admit"> &
  Omit<Parameters<typeof createPasswordReset>[0], "tokens"> &
  Omit<Parameters<typeof createSecureAccount>[0], "tokens"> &
  Parameters<typeof createReauthenticate>[0];

/** Returns the functions for sign-up, login, email verification, password reset and securing an account. */
export function createAuth(deps: Deps) {
  const admit = createAdmit(deps);
  const proving = { ...deps, admit };
  const email = createEmailVerification(deps);
  const password = createPasswordReset(deps);
  return {
    signUp: createSignUp(proving),
    logIn: createLogIn(proving),
    answerChallenge: createAnswerChallenge(proving),
    reauthenticate: createReauthenticate(deps),
    verifyEmail: email.verify,
    resendVerification: email.resend,
    forgotPassword: password.request,
    resetPassword: password.reset,
    secureAccount: createSecureAccount(deps),
    undoEmailChange: createUndoEmailChange(deps),
  };
}
export type Auth = ReturnType<typeof createAuth>;
