import { MailDeferredError, type Mailer, MailRejectedError } from "@latch/core";
import { createTransport } from "nodemailer";
import { mailHeaders, type Sender, safeErrorCode } from "./sender.ts";

type Options = {
  /** `smtps://user:password@host:465`, or `smtp://` for STARTTLS on port 587. */
  url: string;
  /** Whether a server without encryption is rejected. */
  secure: boolean;
};

type Failure = { responseCode?: number; code?: string };

/**
 * Creates a mailer that sends through an SMTP server. It keeps connections open, so it is for
 * servers and not for Lambda functions.
 */
export function createSmtpMailer(
  sender: Sender,
  { url, secure }: Options,
): Mailer & { close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    requireTLS: secure && url.startsWith("smtp:"),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { from, replyTo } = sender;

  return {
    async send(mail) {
      const { to, subject, html, text, key } = mail;
      try {
        const { messageId } = await transport.sendMail({
          from,
          // As an object it is exactly one address; a text could be parsed as several.
          to: { name: "", address: to },
          ...(replyTo && { replyTo: { name: "", address: replyTo } }),
          subject,
          html,
          text,
          headers: mailHeaders(mail, sender),
          // A mail that is sent twice has the same Message-ID: many servers keep only one of them.
          ...(key && { messageId: `<${key}@${from.address.split("@")[1]}>` }),
        });
        return { id: messageId };
      } catch (error) {
        throw toMailError(error as Failure);
      }
    },

    close: () => transport.close(),
  };
}

/** Converts an SMTP error: 5yz is permanent, 4yz is transient (RFC 5321, section 4.2.1). */
function toMailError({ responseCode, code }: Failure): Error {
  if (responseCode && responseCode >= 500) {
    return new MailRejectedError(`${responseCode} ${safeErrorCode(code)}`.trim());
  }
  const cause = new Error(`SMTP: ${responseCode ?? "no response"} ${safeErrorCode(code)}`.trim());
  return new MailDeferredError({ answered: responseCode !== undefined, cause });
}
