import { Locale } from "@latch/contract";
import type { Brand } from "@latch/core";
import * as z from "zod";

const web = (what: string) => z.url({ protocol: /^https?$/, error: `Must be ${what}` });

/** `Name <address>` or a bare address. */
const sender = z
  .string()
  .trim()
  .regex(/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
    error: "Must be an address, or a name and an address in angle brackets",
  })
  .transform((text) => {
    const [, name = "", address = text] = /^(.*?)\s*<(.+)>$/.exec(text) ?? [];
    return { name: name.replace(/^"(.*)"$/, "$1"), address };
  });

/** What mails are like and who delivers them, by the names of the environment variables. */
export const MailEnvironment = z
  .object({
    NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
    LATCH_ISSUER: web("the public URL of this API"),
    LATCH_APP_URL: web("the URL of your app").optional(),
    MAIL_PROVIDER: z.enum(["brevo", "ses", "smtp", "mailbox", "none"]).optional(),
    MAIL_FROM: sender.optional(),
    MAIL_REPLY_TO: z.email("Must be an email address").optional(),
    MAIL_UNSUBSCRIBE: z
      .url({ protocol: /^(?:https|mailto)$/, error: "Must be an https: or mailto: URL" })
      .optional(),
    MAIL_LOCALE: Locale.default("en"),
    BRAND_NAME: z
      .string()
      .trim()
      .regex(/^[^\p{Cc}]{1,60}$/u, "Must be 1 to 60 characters")
      .default("Latch"),
    BRAND_COLOR: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, "Must be a colour such as #0b57c2")
      .default("#0b57c2"),
    BRAND_LOGO_URL: z
      .url({ protocol: /^https$/, error: "Must be the https URL of a picture" })
      .optional(),
    BRAND_SUPPORT_URL: z
      .url({ protocol: /^(?:https|mailto)$/, error: "Must be an https: or mailto: URL" })
      .optional(),
    BREVO_API_KEY: z.string().optional(),
    BREVO_API_BASE: web("a URL such as https://api.brevo.com/v3").default(
      "https://api.brevo.com/v3",
    ),
    SES_CONFIGURATION_SET: z.string().optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: "Must be a URL such as smtps://user:password@host:465" })
      .optional(),
  })
  .superRefine((config, context) => {
    const production = config.NODE_ENV === "production";
    const refuse = (variable: string, message: string) =>
      context.addIssue({ code: "custom", path: [variable], message });
    const delivers = /^(?:brevo|ses|smtp)$/.test(config.MAIL_PROVIDER ?? "");
    if (delivers && !config.MAIL_FROM) refuse("MAIL_FROM", "Whom mails come from");
    if (config.MAIL_PROVIDER === "brevo" && !config.BREVO_API_KEY) {
      refuse("BREVO_API_KEY", "MAIL_PROVIDER=brevo needs it");
    }
    if (config.MAIL_PROVIDER === "smtp" && !config.SMTP_URL) {
      refuse("SMTP_URL", "MAIL_PROVIDER=smtp needs it");
    }
    if (production && config.MAIL_PROVIDER === "mailbox") {
      refuse("MAIL_PROVIDER", "Must not be mailbox in production");
    }
    if (production && !config.BREVO_API_BASE.startsWith("https:")) {
      refuse("BREVO_API_BASE", "Must be an https URL in production");
    }
  });
export type MailConfig = z.infer<typeof MailEnvironment>;

/** Whom mails come from. */
export const senderOf = (config: MailConfig) => ({
  from: config.MAIL_FROM?.name
    ? config.MAIL_FROM
    : { name: config.BRAND_NAME, address: config.MAIL_FROM?.address ?? "latch@localhost" },
  replyTo: config.MAIL_REPLY_TO,
  unsubscribe: config.MAIL_UNSUBSCRIBE,
});

/** What mails look like and where they lead. */
export const brandOf = (config: MailConfig): Brand => ({
  name: config.BRAND_NAME,
  color: config.BRAND_COLOR,
  logoUrl: config.BRAND_LOGO_URL,
  supportUrl: config.BRAND_SUPPORT_URL,
  appUrl: config.LATCH_APP_URL ?? config.LATCH_ISSUER,
});
