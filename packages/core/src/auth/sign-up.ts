import type { SignUp } from "@latch/contract";
import type { AdmissionRules } from "../admission/decide-admission.ts";
import type { Browser } from "../admission/issue-challenge.ts";
import type { OpenContext } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import type { Admit, LogInResult } from "./admit.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";
import type { OpenAccount } from "./open-account.ts";

type Deps = {
  openAccount: OpenAccount;
  admit: Admit;
  tokens: OneTimeTokens;
  clock: Clock;
  rules: AdmissionRules;
};

/**
 * Signs up a user: creates the account, starts a session if the installation requires no further proof, and
 * sends the verification link.
 * @throws `invalid_request` for a weak password, `email_taken`, `username_taken`
 */
export const createSignUp =
  ({ openAccount, admit, tokens, clock, rules }: Deps) =>
  async (
    ctx: OpenContext,
    { browser, ...input }: SignUp & { browser?: Browser },
  ): Promise<LogInResult> => {
    const user = await openAccount(ctx, input);
    const proof = { method: "password" as const, userId: user.userId, atMs: clock() };
    const [result] = await Promise.all([
      admit(ctx, user, [{ proof }], { browser }),
      // Otherwise the mail belongs to the challenge.
      !rules.requireVerifiedEmail && tokens.issue("verify_email", user, ctx.caller),
    ]);
    return result;
  };
