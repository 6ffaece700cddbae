import type { Brand } from "@latch/core";
import * as z from "zod";
import { isProtectedConnection, linksOpenOwnPages } from "../urls.ts";
import { mailVariables } from "../variables/mail.ts";
import { serviceVariables } from "../variables/service.ts";

const { NODE_ENV, LATCH_ISSUER, LATCH_APP_URL, BRAND_NAME } = serviceVariables;

/** The schema of the variables that an entry needs to send mail. */
export const MailEnvironment = z
  .object({ NODE_ENV, LATCH_ISSUER, LATCH_APP_URL, BRAND_NAME, ...mailVariables })
  .superRefine((config, context) => {
    const production = config.NODE_ENV === "production";
    const refuse = (variable: string, message: string) =>
      context.addIssue({ code: "custom", path: [variable], message });
    const delivers = /^(?:brevo|ses|smtp)$/.test(config.MAIL_PROVIDER ?? "");
    if (delivers && !config.MAIL_FROM) refuse("MAIL_FROM", "Must be set to send mail");
    if (config.MAIL_PROVIDER === "brevo" && !config.BREVO_API_KEY) {
      refuse("BREVO_API_KEY", "Must be set for MAIL_PROVIDER=brevo");
    }
    if (config.MAIL_PROVIDER === "smtp" && !config.SMTP_URL) {
      refuse("SMTP_URL", "Must be set for MAIL_PROVIDER=smtp");
    }
    if (production && config.LATCH_APP_URL && !isProtectedConnection(config.LATCH_APP_URL)) {
      refuse("LATCH_APP_URL", "Must be https outside localhost in production");
    }
    if (production && config.MAIL_PROVIDER === "mailbox") {
      refuse("MAIL_PROVIDER", "Must not be mailbox in production");
    }
    if (production && !config.BREVO_API_BASE.startsWith("https:")) {
      refuse("BREVO_API_BASE", "Must be an https URL in production");
    }
  });
export type MailConfig = z.infer<typeof MailEnvironment>;

/** Returns the sender of mails. */
export const toSender = (config: MailConfig) => ({
  from: config.MAIL_FROM?.name
    ? config.MAIL_FROM
    : { name: config.BRAND_NAME, address: config.MAIL_FROM?.address ?? "latch@localhost" },
  replyTo: config.MAIL_REPLY_TO,
  unsubscribe: config.MAIL_UNSUBSCRIBE,
});

/** Returns the brand that mails show, and the pages that their links open. */
export const toBrand = (config: MailConfig): Brand => ({
  name: config.BRAND_NAME,
  color: config.BRAND_COLOR,
  logoUrl: config.BRAND_LOGO_URL,
  supportUrl: config.BRAND_SUPPORT_URL,
  appUrl: config.LATCH_APP_URL ?? config.LATCH_ISSUER,
  hasOwnPages: linksOpenOwnPages(config),
});
