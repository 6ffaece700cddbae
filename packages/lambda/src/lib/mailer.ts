import { createBrevoMailer } from "@latch/adapters/mail/brevo";
import { createSesMailer } from "@latch/adapters/mail/ses";
import { createUnconfiguredMailer } from "@latch/adapters/mail/unconfigured";
import { ConfigError } from "@latch/config";
import type { MailFunctionConfig } from "@latch/config/lambda/mail";
import { senderOf } from "@latch/config/mail";
import type { Log, Mailer } from "@latch/core";

/** The mailer that the settings name. @throws ConfigError for one that a function can't use */
export function mailerOf(config: MailFunctionConfig, log: Log): Mailer {
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
    case "smtp":
      throw new ConfigError("MAIL_PROVIDER: smtp needs a server, functions keep no connections");
    default:
      return createUnconfiguredMailer(log);
  }
}
