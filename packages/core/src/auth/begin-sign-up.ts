import type { SignUp } from "@latch/contract";
import type { Browser, IssuedChallenge } from "../admission/issue-challenge.ts";
import type { OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { findAccountId } from "../users/find-account-id.ts";
import { emailIdentifier } from "../users/identifiers.ts";
import type { UserStore } from "../users/user.ts";
import { networkSource } from "./guess-source.ts";
import type { MailBudget } from "./mail-budget.ts";
import type { IssueMailedChallenge } from "./mailed-challenge.ts";
import type { MailedCodes } from "./mailed-codes.ts";
import type { PasswordHasher } from "./password-hasher.ts";
import type { PasswordPolicy } from "./password-policy.ts";

type Deps = {
  users: UserStore;
  hasher: PasswordHasher;
  passwords: PasswordPolicy;
  allowMail: MailBudget;
  mailedCodes: MailedCodes;
  issueMailedChallenge: IssueMailedChallenge;
  signUpPrivacy: boolean;
  newId: NewId;
  clock: Clock;
};

/**
 * Creates the function that begins a sign-up: it stores what the user has chosen for 24 hours and mails a code
 * and a link. Account and identifiers begin with the proof of the address. With `signUpPrivacy`, the
 * response and the work are the same for a taken address, whose owner is notified.
 * @throws `invalid_request` for a weak password; without `signUpPrivacy` `email_taken`, `username_taken`
 */
export const createBeginSignUp = (deps: Deps) => {
  const { users, hasher, passwords, allowMail, mailedCodes, issueMailedChallenge } = deps;
  const { signUpPrivacy, newId, clock } = deps;

  return async (
    { caller }: OpenContext,
    { password, ...profile }: SignUp,
    browser: Browser | undefined,
  ): Promise<IssuedChallenge> => {
    await passwords.validate(password, profile);
    const { email, username } = profile;
    const [passwordHash, known, named] = await Promise.all([
      hasher.hash(password),
      findAccountId(users, email),
      username && !signUpPrivacy ? findAccountId(users, username) : undefined,
    ]);
    if (known && !signUpPrivacy) throw new ProblemError("email_taken");
    if (named) throw new ProblemError("username_taken");
    const codeId = newId("ott");
    const userId = newId("usr");
    const begun = known
      ? ({ purpose: "address_taken", userId: known, email, locale: profile.locale } as const)
      : ({ purpose: "sign_up", userId, ...profile, passwordHash } as const);
    const isAllowed = await allowMail(emailIdentifier(email), networkSource(caller));
    if (isAllowed) await mailedCodes.issue({ codeId, ...begun }, caller);
    else await mailedCodes.issueDecoy(codeId, caller);
    const proofs = [{ method: "password" as const, userId, atMs: clock() }];
    return issueMailedChallenge({ codeId, email, userId, proofs }, browser);
  };
};
export type BeginSignUp = ReturnType<typeof createBeginSignUp>;
