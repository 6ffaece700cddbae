import { createPrepareFirstProof } from "../users/first-proof.ts";
import { createRequireAccountProof } from "./account-proof.ts";
import { createAdmit } from "./admit.ts";
import { createAnswerChallenge, createOpenChallenge } from "./answer-challenge.ts";
import { createBeginSignUp } from "./begin-sign-up.ts";
import { createEmailCodeLogIn } from "./email-code-log-in.ts";
import { createEmailVerification } from "./email-verification.ts";
import { createEndAfterProof } from "./end-after-proof.ts";
import { createEnrolment } from "./enrolment.ts";
import { createLogIn } from "./log-in.ts";
import { createMailRecipient } from "./mail-recipient.ts";
import { createIssueMailedChallenge } from "./mailed-challenge.ts";
import type { MailedCodes } from "./mailed-codes.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";
import type { PrepareAccount } from "./open-account.ts";
import { createOpenProvenAccount } from "./open-proven-account.ts";
import { createLogInWithPasskey } from "./passkeys/log-in-with-passkey.ts";
import { createRequestPasskey } from "./passkeys/request-passkey.ts";
import { createPasswordReset } from "./password-reset.ts";
import { createProveResetFactor } from "./prove-reset-factor.ts";
import { createReauthenticate } from "./reauthenticate.ts";
import { createReportLostFactor } from "./report-lost-factor.ts";
import { createSecureAccount } from "./secure-account.ts";
import { createSignUp, type SignUpRules } from "./sign-up.ts";
import { createUndoEmailChange } from "./undo-email-change.ts";

type PasswordParts = Omit<
  Parameters<typeof createPasswordReset>[0],
  "tokens" | "findRecipient" | "proveResetFactor" | "prepareFirstProof" | "endAfterProof"
>;

type Deps = {
  prepareAccount: PrepareAccount;
  tokens: OneTimeTokens;
  mailedCodes: MailedCodes;
} & SignUpRules &
  Parameters<typeof createAdmit>[0] &
  Parameters<typeof createOpenChallenge>[0] &
  Parameters<typeof createIssueMailedChallenge>[0] &
  Parameters<typeof createPrepareFirstProof>[0] &
  Parameters<typeof createEndAfterProof>[0] &
  Parameters<typeof createRequestPasskey>[0] &
  Omit<Parameters<typeof createLogInWithPasskey>[0], "admit"> &
  Omit<Parameters<typeof createLogIn>[0], "admit"> &
  Parameters<typeof createMailRecipient>[0] &
  Omit<Parameters<typeof createSecureAccount>[0], "tokens"> &
  Omit<Parameters<typeof createReauthenticate>[0], "openChallenge"> &
  Omit<Parameters<typeof createEnrolment>[0], "admit" | "openChallenge"> &
  PasswordParts;

/** Returns the functions for sign-up, login, email verification, password reset and securing an account. */
export function createAuth(deps: Deps) {
  const parts = {
    ...deps,
    admit: createAdmit(deps),
    openChallenge: createOpenChallenge(deps),
    findRecipient: createMailRecipient(deps),
    issueMailedChallenge: createIssueMailedChallenge(deps),
    prepareFirstProof: createPrepareFirstProof(deps),
    endAfterProof: createEndAfterProof(deps),
  };
  const openProvenAccount = createOpenProvenAccount(parts);
  const requireAccountProof = createRequireAccountProof(parts);
  const emailCode = createEmailCodeLogIn({ ...parts, openProvenAccount });
  const email = createEmailVerification({ ...parts, requireAccountProof, openProvenAccount });
  const proveResetFactor = createProveResetFactor(parts);
  const password = createPasswordReset({ ...parts, proveResetFactor });
  return {
    signUp: createSignUp({ ...parts, beginSignUp: createBeginSignUp(parts) }),
    logIn: createLogIn(parts),
    openChallenge: parts.openChallenge,
    reportLostFactor: createReportLostFactor(parts),
    requestPasskey: createRequestPasskey(deps),
    logInWithPasskey: createLogInWithPasskey(parts),
    requestEmailCode: emailCode.request,
    answerChallenge: createAnswerChallenge({ ...parts, answerMailed: emailCode.answer }),
    enrolment: createEnrolment(parts),
    reauthenticate: createReauthenticate(parts),
    verifyEmail: email.verify,
    resendVerification: email.resend,
    forgotPassword: password.request,
    resetPassword: password.reset,
    secureAccount: createSecureAccount(deps),
    undoEmailChange: createUndoEmailChange(deps),
  };
}
export type Auth = ReturnType<typeof createAuth>;
