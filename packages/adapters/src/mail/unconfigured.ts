import type { Log, Mailer } from "@latch/core";

/**
 * A mailer for an installation that has no provider: says that a mail was not sent, without whom it
 * was for and what it said, for it may hold a link that is as good as a password.
 */
export const createUnconfiguredMailer = (log: Log): Mailer => ({
  async send({ kind }) {
    log.warn({ kind }, "mail.not_configured");
    return {};
  },
});
