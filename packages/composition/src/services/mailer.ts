import { createBrevoMailer } from "@latch/adapters/mail/brevo";
import { createSesMailer } from "@latch/adapters/mail/ses";
import { createUnconfiguredMailer } from "@latch/adapters/mail/unconfigured";
import { ConfigError } from "@latch/config";
import { type MailConfig, toSender } from "@latch/config/mail";
import type { Log, Mailer } from "@latch/core";

/** Opens a mailer over SMTP. */
export type OpenSmtpMailer = (sender: ReturnType<typeof toSender>, url: string) => Mailer;

type Options = {
  config: MailConfig & { AWS_REGION: string };
  log: Log;
  /** Absent in a process that can't keep connections open: SMTP is then rejected. */
  openSmtpMailer?: OpenSmtpMailer;
};

/**
 * Opens the mailer of the configured provider.
 * @throws ConfigError for SMTP without `openSmtpMailer`
 */
export function openMailer({ config, log, openSmtpMailer }: Options): Mailer {
  const sender = toSender(config);
  switch (config.MAIL_PROVIDER) {
    case "brevo":
      return createBrevoMailer(sender, {
        apiKey: config.BREVO_API_KEY ?? "",
        baseUrl: config.BREVO_API_BASE,
      });
    case "ses":
      return createSesMailer(sender, {
        region: config.AWS_REGION,
        configurationSet: config.SES_CONFIGURATION_SET,
      });
    case "smtp":
      if (!openSmtpMailer) {
        throw new ConfigError(
          "MAIL_PROVIDER: Must not be smtp on Lambda, because functions keep no connections",
        );
      }
      return openSmtpMailer(sender, config.SMTP_URL ?? "");
    default:
      return createUnconfiguredMailer(log);
  }
}
