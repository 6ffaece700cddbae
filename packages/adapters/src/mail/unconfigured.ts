import type { Log, Mailer } from "@latch/core";

/**
 * Creates a mailer for an installation without a provider. It logs that a mail was not sent,
 * without its recipient and its content, which may contain a link that grants access to the
 * account.
 */
export const createUnconfiguredMailer = (log: Log): Mailer => ({
  async send({ kind }) {
    log.warn({ event: "mail.not_configured", kind }, "mail not sent: MAIL_PROVIDER is not set");
    return {};
  },
});
