import type { MailChallenge } from "../admission/issue-challenge.ts";
import { deviceSource, networkSource } from "./guess-source.ts";
import type { MailBudget } from "./mail-budget.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";

type Deps = { allowMail: MailBudget; tokens: OneTimeTokens };

/**
 * Creates the function that sends the mail for a challenge which requires a proof of the mailbox. Beyond the
 * limit on mails, it sends none.
 */
export const createMailChallenge =
  ({ allowMail, tokens }: Deps): MailChallenge =>
  async ({ caller }, user, { deviceId }) => {
    const source = deviceId ? deviceSource({ deviceId }) : networkSource(caller);
    if (!(await allowMail(user.userId, source))) return;
    const { email, emailVerified } = user;
    if (email && !emailVerified) await tokens.issue("verify_email", { ...user, email }, caller);
  };
