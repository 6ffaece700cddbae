import { withAsciiDomain } from "@latch/contract";
import { MailDeferredError, type Mailer, MailRejectedError } from "@latch/core";
import { createTransport } from "nodemailer";
import { mailHeaders, type Sender, safeErrorCode, toAsciiSender } from "./sender.ts";

type Options = {
  /** `smtps://user:password@host:465`, or `smtp://` for STARTTLS on port 587. */
  url: string;
  /** Whether a server without encryption is rejected. */
  secure: boolean;
};

/** An error of the transport. `command` is the command that the server refused. */
type Failure = { responseCode?: number; response?: string; code?: string; command?: string };

/**
 * Creates a mailer that sends through an SMTP server. It keeps connections open, so it is for
 * servers and not for Lambda functions.
 */
export function createSmtpMailer(
  givenSender: Sender,
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
  const sender = toAsciiSender(givenSender);
  const { from, replyTo } = sender;

  return {
    async send(mail) {
      const { to, subject, html, text, key } = mail;
      try {
        const { messageId } = await transport.sendMail({
          from,
          // As an object it is exactly one address; a text could be parsed as several.
          to: { name: "", address: withAsciiDomain(to) },
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

/** A refusal of the sender's set-up, which every server words in its own way. */
const setUpError =
  /\brelay|\b(?:SPF|DKIM|DMARC|PTR|rDNS|reverse DNS|IP address|blo?ck ?list|blacklist)(?:ed)?\b/i;

/** The enhanced status code of a response, such as `5.7.26` (RFC 3463). */
const enhancedCode = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/;

/**
 * Returns whether a server refuses the sender: by a code 5.7.x, which is about authentication (SPF, DKIM) and policy, or
 * by its words. 5.7.1 alone is also how servers refuse one mail as spam, or for a mailbox that accepts no strangers; 5.7.2
 * is a mailing list (RFC 3463), and 5.7.17 and 5.7.18 mean that the mailbox has another owner (RFC 7293).
 */
const isOfSetUp = (response: string, enhanced: string): boolean =>
  setUpError.test(response) || /^5\.7\.(?!(?:1|2|17|18)$)/.test(enhanced);

/**
 * Converts an SMTP error: 5yz is permanent, 4yz is transient (RFC 5321, section 4.2.1). A server judges the
 * mail by its recipient and its content. A 5yz to another command, such as AUTH or MAIL FROM, is about the
 * account or the sender, which the operator corrects; so is a refusal to relay, or of the sender's SPF or DKIM.
 */
function toMailError({ responseCode = 0, response = "", code, command = "" }: Failure): Error {
  const [, enhanced = ""] = enhancedCode.exec(response) ?? [];
  const parts = [responseCode || "no response", enhanced, safeErrorCode(code)];
  const reason = parts.filter(Boolean).join(" ");
  const isOfMail = /^(?:RCPT TO|DATA)$/.test(command) && !isOfSetUp(response, enhanced);
  if (responseCode >= 500 && isOfMail) return new MailRejectedError(reason);
  const cause = new Error(`SMTP: ${reason}`);
  return new MailDeferredError({ answered: responseCode !== 0, cause });
}
