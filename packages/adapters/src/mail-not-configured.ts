import type { Log, Mailer } from "@latch/core";

/** Stands in where no way to send mail is configured: says so, without address, secret or link. */
export const createMailNotConfigured = (log: Log): Mailer => ({
  async send({ subject }) {
    log.error({ event: "mail.not_configured", subject }, "a mail could not be sent");
  },
});
