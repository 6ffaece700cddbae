import { MailDeferredError, type Mailer, MailRejectedError } from "@latch/core";
import { createTransport } from "nodemailer";
import { mailHeaders, type Sender, safeErrorCode } from "./sender.ts";

type Options = {
  /** `smtps://user:password@host:465`, or `smtp://` for STARTTLS on port 587. */
  url: string;
  /** Whether a server that can't encrypt is refused. */
  secure: boolean;
};

type Failure = { responseCode?: number; code?: string };

/** A mailer over any SMTP server. It keeps connections, so it is for servers and not for functions. */
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
          // As an object it is one address, whatever it holds; as text it could become several.
          to: { name: "", address: to },
          ...(replyTo && { replyTo: { name: "", address: replyTo } }),
          subject,
          html,
          text,
          headers: mailHeaders(mail, sender),
          // The same mail sent twice has the same id: many servers keep only one of them.
          ...(key && { messageId: `<${key}@${from.address.split("@")[1]}>` }),
        });
        return { id: messageId };
      } catch (error) {
        throw meaningOf(error as Failure);
      }
    },

    close: () => transport.close(),
  };
}

/** 5yz is for ever, 4yz for now (RFC 5321, section 4.2.1). */
function meaningOf({ responseCode, code }: Failure): Error {
  if (responseCode && responseCode >= 500) {
    return new MailRejectedError(`${responseCode} ${safeErrorCode(code)}`.trim());
  }
  const cause = new Error(`SMTP: ${responseCode ?? "no answer"} ${safeErrorCode(code)}`.trim());
  return new MailDeferredError({ answered: responseCode !== undefined, cause });
}
