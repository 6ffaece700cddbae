import { createSmtpMailer } from "@latch/adapters/mail/smtp";
import { isLoopback } from "@latch/config";
import type { OpenSmtpMailer } from "./mailer.ts";

/**
 * Opens a mailer over SMTP. The connection must be encrypted, except to this machine. It is a
 * module of its own, so that the bundles of Lambda functions contain no SMTP client.
 */
export const openSmtpMailer: OpenSmtpMailer = (sender, url) =>
  createSmtpMailer(sender, { url, secure: !isLoopback(url) });
