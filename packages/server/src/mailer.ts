import { createBrevoMailer } from "@latch/adapters/mail/brevo";
import { createSesMailer } from "@latch/adapters/mail/ses";
import { createSmtpMailer } from "@latch/adapters/mail/smtp";
import { createUnconfiguredMailer } from "@latch/adapters/mail/unconfigured";
import { isLoopback } from "@latch/config";
import { senderOf } from "@latch/config/mail";
import type { ServerConfig } from "@latch/config/server";
import type { Log, Mailer } from "@latch/core";

/** The mailer that the configuration names. */
export function mailerOf(config: ServerConfig, log: Log): Mailer {
  const sender = senderOf(config);
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
    case "smtp": {
      const url = config.SMTP_URL ?? "";
      return createSmtpMailer(sender, { url, secure: !isLoopback(url) });
    }
    default:
      return createUnconfiguredMailer(log);
  }
}
