import { SESv2Client, type SESv2ServiceException, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { MailDeferredError, type Mailer, MailRejectedError } from "@latch/core";
import { mailHeaders, type Sender, safeErrorCode } from "./sender.ts";

type Options = {
  region: string;
  /** By which SES reports bounces and complaints. */
  configurationSet?: string;
  /** Amazon's own unless given, such as a double of it in tests. */
  endpoint?: string;
};

/** Of its 4xx those that pass by themselves: rates and quotas, and credentials that are being renewed. */
const passing =
  /^(?:TooManyRequests|Throttling|LimitExceeded|RequestTimeout|ExpiredToken|RequestExpired)/;

/** A mailer over Amazon SES (API version 2), with the credentials of the process. */
export function createSesMailer(
  sender: Sender,
  { region, configurationSet, endpoint }: Options,
): Mailer {
  // The queue tries again, later than this process would.
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
        throw meaningOf(error as Partial<SESv2ServiceException>);
      }
    },
  };
}

/** An address with a name, which is quoted or, beyond ASCII, encoded (RFC 2047): SES wants it ready. */
export function formatMailbox({ name, address }: Sender["from"]): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name.replace(/["\\]/g, "\\$&")}" <${address}>`;
  const bytes = new TextEncoder().encode(name);
  return `=?UTF-8?B?${btoa(String.fromCharCode(...bytes))}?= <${address}>`;
}

function meaningOf({ name, $metadata }: Partial<SESv2ServiceException>): Error {
  const status = $metadata?.httpStatusCode;
  if (!status || status === 429 || status >= 500 || passing.test(name ?? "")) {
    const cause = new Error(`SES: ${status ?? "no answer"} ${safeErrorCode(name)}`.trim());
    return new MailDeferredError({ answered: status !== undefined, cause });
  }
  return new MailRejectedError(`${status} ${safeErrorCode(name)}`.trim());
}
