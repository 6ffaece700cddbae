import type { MailChallenge } from "../admission/issue-challenge.ts";
import { emailIdentifier } from "../users/identifiers.ts";
import { deviceSource, networkSource } from "./guess-source.ts";
import type { MailBudget } from "./mail-budget.ts";
import type { MailedCodes } from "./mailed-codes.ts";

type Deps = { allowMail: MailBudget; mailedCodes: MailedCodes };

/**
 * Creates the function that mails the code for a challenge which requires a proof of the mailbox. Beyond the
 * limit on mails, it sends none.
 */
export const createMailChallenge =
  ({ allowMail, mailedCodes }: Deps): MailChallenge =>
  async ({ caller }, user, { deviceId, codeId }) => {
    const { userId, email, locale, credentialEpoch, linkEpoch } = user;
    const source = deviceId ? deviceSource({ deviceId }) : networkSource(caller);
    if (!email || !codeId || !(await allowMail(emailIdentifier(email), source))) return;
    await mailedCodes.issue(
      { codeId, purpose: "email_code", userId, email, locale, credentialEpoch, linkEpoch },
      caller,
    );
  };
