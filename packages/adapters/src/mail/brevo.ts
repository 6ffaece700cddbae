import { TransactionalEmailsClient } from "@getbrevo/brevo/transactionalEmails";
import { MailDeferredError, type Mailer, MailRejectedError } from "@latch/core";
import { mailHeaders, type Sender, safeErrorCode } from "./sender.ts";

type Options = {
  apiKey: string;
  /** The API of Brevo by default. Tests give a double. */
  baseUrl?: string;
};

/** An error of the SDK. It has a status if Brevo responded, and none if the network failed. */
type Failure = {
  statusCode?: number;
  body?: { code?: unknown };
  rawResponse?: { headers: { get(name: string): string | null } };
};

/**
 * Creates a mailer that sends through Brevo's transactional API, with the official SDK. It imports
 * only the e-mail client, because the whole SDK is nine times as large.
 */
export function createBrevoMailer(sender: Sender, { apiKey, baseUrl }: Options): Mailer {
  const client = new TransactionalEmailsClient({
    apiKey,
    ...(baseUrl && { baseUrl }),
    timeoutInSeconds: 10,
    // The queue retries, later than this process could.
    maxRetries: 0,
  });
  const { from, replyTo } = sender;

  return {
    async send(mail) {
      const { to, subject, html, text, kind, key } = mail;
      try {
        const { messageId } = await client.sendTransacEmail({
          sender: { name: from.name, email: from.address },
          to: [{ email: to }],
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

/**
 * Converts an error of Brevo. https://developers.brevo.com/docs/limit-headers: the header contains
 * the seconds until the limit is reset.
 */
function toMailError(failure: Failure): Error {
  const { statusCode, body, rawResponse } = failure;
  if (!statusCode || statusCode === 408 || statusCode === 429 || statusCode >= 500) {
    const reset = Number(rawResponse?.headers.get("x-sib-ratelimit-reset"));
    return new MailDeferredError({
      answered: statusCode !== undefined,
      cause: new Error(`Brevo: ${statusCode ?? "no response"}`),
      ...(reset > 0 && { retryAfterSeconds: reset }),
    });
  }
  return new MailRejectedError(`${statusCode} ${safeErrorCode(body?.code)}`.trim());
}
