import { TransactionalEmailsClient } from "@getbrevo/brevo/transactionalEmails";
import { withAsciiDomain } from "@latch/contract";
import { MailDeferredError, type Mailer, MailRejectedError } from "@latch/core";
import { mailHeaders, type Sender, safeErrorCode, toAsciiSender } from "./sender.ts";

type Options = {
  apiKey: string;
  /** The API of Brevo by default. Tests give a double. */
  baseUrl?: string;
};

/** An error of the SDK. It has a status if Brevo responded, and none if the network failed. */
type Failure = {
  statusCode?: number;
  body?: { code?: unknown; message?: unknown };
  rawResponse?: { headers: { get(name: string): string | null } };
};

/**
 * Creates a mailer that sends through Brevo's transactional API, with the official SDK. It imports
 * only the e-mail client, because the whole SDK is nine times as large.
 */
export function createBrevoMailer(givenSender: Sender, { apiKey, baseUrl }: Options): Mailer {
  const client = new TransactionalEmailsClient({
    apiKey,
    ...(baseUrl && { baseUrl }),
    timeoutInSeconds: 10,
    // The queue retries, later than this process could.
    maxRetries: 0,
  });
  const sender = toAsciiSender(givenSender);
  const { from, replyTo } = sender;

  return {
    async send(mail) {
      const { to, subject, html, text, kind, key } = mail;
      try {
        const { messageId } = await client.sendTransacEmail({
          sender: { name: from.name, email: from.address },
          to: [{ email: withAsciiDomain(to) }],
          ...(replyTo && { replyTo: { email: replyTo } }),
          subject,
          htmlContent: html,
          textContent: text,
          headers: { ...mailHeaders(mail, sender), ...(key && { idempotencyKey: key }) },
          tags: [kind],
        });
        return messageId ? { id: messageId } : {};
      } catch (error) {
        // Brevo has sent the mail with this key in an earlier attempt, whose response was lost.
        if (key && safeErrorCode((error as Failure).body?.code) === "duplicate_request") return {};
        throw toMailError(error as Failure);
      }
    },
  };
}

/** The codes by which Brevo refuses the account, not the mail. */
const accountErrors =
  /^(?:unauthorized|not_enough_credits|account_under_validation|(?:reseller_)?permission_denied)$/;

/** A message about the sender or its domain, whose code is that of any invalid parameter. */
const senderError =
  /\bvalid(?:ate your)? sender\b|\bsender\b[^{}"]*\b(?:not valid|missing)\b|\bauthenticate your domain\b|\bdomain\b[^{}"]*\bnot (?:authenticated|verified)\b|\b(?:SPF|DKIM|DMARC)\b/i;

/**
 * Returns whether Brevo has judged the mail. All other errors can go away: those of the network and of
 * Brevo, and those that the operator corrects, such as a wrong key, no credit or an unverified sender.
 */
function isRejection({ statusCode = 0, body }: Failure): boolean {
  const isOfSender = typeof body?.message === "string" && senderError.test(body.message);
  return (
    [400, 413, 422].includes(statusCode) &&
    !isOfSender &&
    !accountErrors.test(safeErrorCode(body?.code))
  );
}

/**
 * Converts an error of Brevo. https://developers.brevo.com/docs/limit-headers: the header contains
 * the seconds until the limit is reset.
 */
function toMailError(failure: Failure): Error {
  const { statusCode, body, rawResponse } = failure;
  const reason = `${statusCode ?? "no response"} ${safeErrorCode(body?.code)}`.trim();
  if (isRejection(failure)) return new MailRejectedError(reason);
  const reset = Math.ceil(Number(rawResponse?.headers.get("x-sib-ratelimit-reset")));
  return new MailDeferredError({
    answered: statusCode !== undefined,
    cause: new Error(`Brevo: ${reason}`),
    ...(reset > 0 && { retryAfterSeconds: reset }),
  });
}
