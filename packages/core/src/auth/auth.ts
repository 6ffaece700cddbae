import { createAdmit } from "./admit.ts";
import { createAnswerChallenge, createOpenChallenge } from "./answer-challenge.ts";
import { createEmailVerification } from "./email-verification.ts";
import { createLogIn } from "./log-in.ts";
import { createMailRecipient } from "./mail-recipient.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";
import type { OpenAccount } from "./open-account.ts";
import { createLogInWithPasskey } from "./passkeys/log-in-with-passkey.ts";
import { createRequestPasskey } from "./passkeys/request-passkey.ts";
import { createPasswordReset } from "./password-reset.ts";
import { createProveResetFactor } from "./prove-reset-factor.ts";
import { createReauthenticate } from "./reauthenticate.ts";
import { createReportLostFactor } from "./report-lost-factor.ts";
import { createSecureAccount } from "./secure-account.ts";
import { createSignUp } from "./sign-up.ts";
import { createUndoEmailChange } from "./undo-email-change.ts";

type Deps = {
  openAccount: OpenAccount;
  tokens: OneTimeTokens;
} & Parameters<typeof createAdmit>[0] &
  Parameters<typeof createOpenChallenge>[0] &
  Parameters<typeof createRequestPasskey>[0] &
  Omit<Parameters<typeof createLogInWithPasskey>[0], "admit"> &
  Omit<Parameters<typeof createLogIn>[0], "admit"> &
  Parameters<typeof createMailRecipient>[0] &
  Omit<Parameters<typeof createPasswordReset>[0], "findRecipient" | "proveResetFactor"> &
  Omit<Parameters<typeof createSecureAccount>[0], "tokens"> &
  Parameters<typeof createReauthenticate>[0];

/** Returns the functions for sign-up, login, email verification, password reset and securing an account. */
export function createAuth(deps: Deps) {
  const openChallenge = createOpenChallenge(deps);
  const proving = { ...deps, openChallenge, admit: createAdmit(deps) };
  const mailing = { ...deps, findRecipient: createMailRecipient(deps) };
  const email = createEmailVerification(mailing);
  const password = createPasswordReset({
    ...mailing,
    proveResetFactor: createProveResetFactor(proving),
  });
  return {
    signUp: createSignUp(proving),
    logIn: createLogIn(proving),
    openChallenge,
    reportLostFactor: createReportLostFactor(proving),
    requestPasskey: createRequestPasskey(deps),
    logInWithPasskey: createLogInWithPasskey(proving),
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
