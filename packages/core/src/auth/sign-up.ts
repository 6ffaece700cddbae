import type { SignUp } from "@latch/contract";
import type { AdmissionRules } from "../admission/decide-admission.ts";
import type { Browser } from "../admission/issue-challenge.ts";
import type { OpenContext } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { findAccountId } from "../users/find-account-id.ts";
import { lifetimeSeconds } from "../users/one-time-token.ts";
import type { UserStore } from "../users/user.ts";
import type { Admit, LogInResult } from "./admit.ts";
import type { BeginSignUp } from "./begin-sign-up.ts";
import type { PrepareAccount } from "./open-account.ts";

/** The settings of an installation for sign-up. */
export type SignUpRules = {
  signUp: "open" | "invite";
  /** Whether the response hides that an address has an account. */
  signUpPrivacy: boolean;
};

type Deps = {
  prepareAccount: PrepareAccount;
  beginSignUp: BeginSignUp;
  admit: Admit;
  users: Pick<UserStore, "findId">;
  clock: Clock;
  rules: AdmissionRules;
} & SignUpRules;

/**
 * Signs up a user: one transaction creates the account and starts a session, so that a request which fails has done
 * nothing. The change stream of the account leads to the mail with the verification link, which no item stores. If the installation requires a verified address, or hides taken ones, the
 * account begins with the proof of the address.
 * @throws `sign_up_closed`, `invalid_request` for a weak password, `email_taken`, `username_taken`
 */
export function createSignUp(deps: Deps) {
  const { prepareAccount, beginSignUp, admit, users, clock, rules } = deps;
  const { signUp, signUpPrivacy } = deps;

  /** Returns why an account was not opened. The transaction reports only that a condition was false. */
  async function findConflict({ email, username }: SignUp): Promise<ProblemError> {
    const [known, named] = await Promise.all([
      findAccountId(users, email),
      username && findAccountId(users, username),
    ]);
    // An address that another account holds is taken, too.
    return new ProblemError(named && !known ? "username_taken" : "email_taken");
  }

  return async (
    ctx: OpenContext,
    { browser, ...input }: SignUp & { browser?: Browser },
  ): Promise<LogInResult> => {
    if (signUp === "invite") throw new ProblemError("sign_up_closed");
    if (signUpPrivacy || rules.requireVerifiedEmail) return beginSignUp(ctx, input, browser);
    const now = clock();
    const user = {
      ...(await prepareAccount(input)),
      verificationExpiresAt: Math.floor(now / 1000) + lifetimeSeconds.verify_email,
    };
    const { caller } = ctx;
    const proof = { method: "password" as const, userId: user.userId, atMs: clock() };
    const opening = { kind: "open_account" as const, user, caller };
    try {
      return await admit(ctx, user, [{ proof }], { browser, opening });
    } catch (error) {
      const isTaken = error instanceof ProblemError && error.code === "invalid_challenge";
      throw isTaken ? await findConflict(input) : error;
    }
  };
}
