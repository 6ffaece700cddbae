import { SESv2Client, type SESv2ServiceException, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { MailDeferredError, type Mailer, MailRejectedError } from "@latch/core";
import { mailHeaders, type Sender, safeErrorCode } from "./sender.ts";

type Options = {
  region: string;
  /** The configuration set through which SES reports bounces and complaints. */
  configurationSet?: string;
  /** The endpoint of Amazon SES by default. Tests give a double. */
  endpoint?: string;
};

/** The 4xx errors that are worth a retry: rates, quotas, and credentials that are being renewed. */
const transientErrors =
  /^(?:TooManyRequests|Throttling|LimitExceeded|RequestTimeout|ExpiredToken|RequestExpired)/;

/**
 * Creates a mailer that sends through Amazon SES (API version 2), with the credentials of the
 * process.
 */
export function createSesMailer(
  sender: Sender,
  { region, configurationSet, endpoint }: Options,
): Mailer {
  // The queue retries, later than this process could.
  const client = new SESv2Client({
    region,
    ...(endpoint && { endpoint }),
    maxAttempts: 1,
    requestHandler: { requestTimeout: 10_000, throwOnRequestTimeout: true },
  });
  const { from, replyTo } = sender;

  return {
    async send(mail) {
      const { to, subject, html, text, kind } = mail;
      const content = (Data: string) => ({ Data, Charset: "UTF-8" });
      const command = new SendEmailCommand({
        FromEmailAddress: formatMailbox(from),
        Destination: { ToAddresses: [to] },
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

/**
 * Formats an address with a name. The name is quoted or, beyond ASCII, encoded (RFC 2047), because
 * SES does not encode it.
 */
export function formatMailbox({ name, address }: Sender["from"]): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name.replace(/["\\]/g, "\\$&")}" <${address}>`;
  const bytes = new TextEncoder().encode(name);
  return `=?UTF-8?B?${btoa(String.fromCharCode(...bytes))}?= <${address}>`;
}

function toMailError({ name, $metadata }: Partial<SESv2ServiceException>): Error {
  const status = $metadata?.httpStatusCode;
  if (!status || status === 429 || status >= 500 || transientErrors.test(name ?? "")) {
    const cause = new Error(`SES: ${status ?? "no response"} ${safeErrorCode(name)}`.trim());
    return new MailDeferredError({ answered: status !== undefined, cause });
  }
  return new MailRejectedError(`${status} ${safeErrorCode(name)}`.trim());
}
