import { TransactionalEmailsClient } from "@getbrevo/brevo/transactionalEmails";
import { MailDeferredError, type Mailer, MailRejectedError } from "@latch/core";
import { mailHeaders, type Sender, safeErrorCode } from "./sender.ts";

type Options = {
  apiKey: string;
  /** Brevo's own address unless given, such as a double of it in tests. */
  baseUrl?: string;
};

/** What the SDK throws: with a status when Brevo has answered, without when the network failed. */
type Failure = {
  statusCode?: number;
  body?: { code?: unknown };
  rawResponse?: { headers: { get(name: string): string | null } };
};

/**
 * A mailer over Brevo's transactional API, by its official SDK: only the part of it that mails, for the
 * whole is nine times as large.
 */
export function createBrevoMailer(sender: Sender, { apiKey, baseUrl }: Options): Mailer {
  const client = new TransactionalEmailsClient({
    apiKey,
    ...(baseUrl && { baseUrl }),
    timeoutInSeconds: 10,
    // The queue tries again, later than this process would.
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
        // Brevo has sent what has this key, though we were not there to hear of it.
        if (key && safeErrorCode((error as Failure).body?.code) === "duplicate_request") return {};
        throw meaningOf(error as Failure);
      }
    },
  };
}

/** https://developers.brevo.com/docs/limit-headers: seconds until the limit is reset. */
function meaningOf(failure: Failure): Error {
  const { statusCode, body, rawResponse } = failure;
  if (!statusCode || statusCode === 408 || statusCode === 429 || statusCode >= 500) {
    const reset = Number(rawResponse?.headers.get("x-sib-ratelimit-reset"));
    return new MailDeferredError({
      answered: statusCode !== undefined,
      cause: new Error(`Brevo: ${statusCode ?? "no answer"}`),
      ...(reset > 0 && { retryAfterSeconds: reset }),
    });
  }
  return new MailRejectedError(`${statusCode} ${safeErrorCode(body?.code)}`.trim());
}
