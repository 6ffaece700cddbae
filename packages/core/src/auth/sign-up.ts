import type { SignUp } from "@latch/contract";
import type { AdmissionRules } from "../admission/decide-admission.ts";
import type { Browser } from "../admission/issue-challenge.ts";
import type { OpenContext } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { Admit, LogInResult } from "./admit.ts";
import type { BeginSignUp } from "./begin-sign-up.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";
import type { OpenAccount } from "./open-account.ts";

/** The settings of an installation for sign-up. */
export type SignUpRules = {
  signUp: "open" | "invite";
  /** Whether the response hides that an address has an account. */
  signUpPrivacy: boolean;
};

type Deps = {
  openAccount: OpenAccount;
  beginSignUp: BeginSignUp;
  admit: Admit;
  tokens: OneTimeTokens;
  clock: Clock;
  rules: AdmissionRules;
} & SignUpRules;

/**
 * Signs up a user: creates the account, starts a session and sends the verification link. If the installation
 * requires a verified address, or hides taken ones, the account begins with the proof of the address.
 * @throws `sign_up_closed`, `invalid_request` for a weak password, `email_taken`, `username_taken`
 */
export const createSignUp =
  ({ openAccount, beginSignUp, admit, tokens, clock, rules, signUp, signUpPrivacy }: Deps) =>
  async (
    ctx: OpenContext,
    { browser, ...input }: SignUp & { browser?: Browser },
  ): Promise<LogInResult> => {
    if (signUp === "invite") throw new ProblemError("sign_up_closed");
    if (signUpPrivacy || rules.requireVerifiedEmail) return beginSignUp(ctx, input, browser);
    const user = await openAccount(ctx, input);
    const proof = { method: "password" as const, userId: user.userId, atMs: clock() };
    const [result] = await Promise.all([
      admit(ctx, user, [{ proof }], { browser }),
      tokens.issue("verify_email", user, ctx.caller),
    ]);
    return result;
  };
