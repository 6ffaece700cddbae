import { createSmtpMailer } from "@latch/adapters/mail/smtp";
import { isLoopback } from "@latch/config";
import type { OpenSmtpMailer } from "./mailer.ts";

/**
 * Opens a mailer over SMTP, which must encrypt except to this machine. A module of its own: the bundles
 * of the functions contain no SMTP client.
 */
export const openSmtpMailer: OpenSmtpMailer = (sender, url) =>
  createSmtpMailer(sender, { url, secure: !isLoopback(url) });
