import { SESv2Client, type SESv2ServiceException, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { withAsciiDomain } from "@latch/contract";
import { MailDeferredError, type Mailer, MailRejectedError } from "@latch/core";
import { encodeWord } from "nodemailer/lib/mime-funcs";
import { mailHeaders, type Sender, safeErrorCode, toAsciiSender } from "./sender.ts";

type Options = {
  region: string;
  /** The configuration set through which SES reports bounces and complaints. */
  configurationSet?: string;
  /** The endpoint of Amazon SES by default. Tests give a double. */
  endpoint?: string;
};

/**
 * Creates a mailer that sends through Amazon SES (API version 2), with the credentials of the
 * process.
 */
export function createSesMailer(
  givenSender: Sender,
  { region, configurationSet, endpoint }: Options,
): Mailer {
  // The queue retries, later than this process could.
  const client = new SESv2Client({
    region,
    ...(endpoint && { endpoint }),
    maxAttempts: 1,
    requestHandler: { requestTimeout: 10_000, throwOnRequestTimeout: true },
  });
  const sender = toAsciiSender(givenSender);
  const { from, replyTo } = sender;

  return {
    async send(mail) {
      const { to, subject, html, text, kind } = mail;
      const content = (Data: string) => ({ Data, Charset: "UTF-8" });
      const command = new SendEmailCommand({
        FromEmailAddress: formatMailbox(from),
        Destination: { ToAddresses: [withAsciiDomain(to)] },
        ReplyToAddresses: replyTo ? [replyTo] : undefined,
        Content: {
          Simple: {
            Subject: content(subject),
            Body: { Html: content(html), Text: content(text) },
            Headers: Object.entries(mailHeaders(mail, sender)).map(([Name, Value]) => ({
              Name,
              Value,
            })),
          },
        },
        EmailTags: [{ Name: "kind", Value: kind }],
        ConfigurationSetName: configurationSet,
      });
      try {
        const { MessageId } = await client.send(command);
        return MessageId ? { id: MessageId } : {};
      } catch (error) {
        throw toMailError(error as Partial<SESv2ServiceException>);
      }
    },
  };
}

/** The maximum length of an encoded word (RFC 2047, section 2). A longer name becomes several words. */
const maxWordLength = 75;

/**
 * Formats an address with a name. The name is quoted or, beyond ASCII, encoded (RFC 2047), because
 * SES does not encode it.
 */
export function formatMailbox({ name, address }: Sender["from"]): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name.replace(/["\\]/g, "\\$&")}" <${address}>`;
  return `${encodeWord(name, "B", maxWordLength)} <${address}>`;
}

/** A message about the set-up, whose name is that of a rejected mail. */
const setUpError =
  /not verified|configuration set|\b(?:SPF|DKIM|DMARC)\b|sending[^.]*\b(?:suspended|paused|disabled)/i;

/**
 * Converts an error of SES. Only these two judge the mail, unless the message is about the set-up. All other errors can go
 * away: rates, quotas, and what the operator corrects, such as a wrong key or a suspended account.
 */
function toMailError(failure: Partial<SESv2ServiceException>): Error {
  const { name = "", message = "", $metadata } = failure;
  const status = $metadata?.httpStatusCode;
  const reason = `${status ?? "no response"} ${safeErrorCode(name)}`.trim();
  const isRejection =
    /^(?:MessageRejected|BadRequest)(?:Exception)?$/.test(name) && !setUpError.test(message);
  if (isRejection) return new MailRejectedError(reason);
  const cause = new Error(`SES: ${reason}`);
  return new MailDeferredError({ answered: status !== undefined, cause });
}
