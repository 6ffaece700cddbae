import { Locale } from "@latch/contract";
import * as z from "zod";
import { type AreaReference, mailEntries } from "../reference.ts";
import { webUrl } from "../value-types.ts";

/** The schema of a sender: `Name <address>` or an address. */
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

const contact = z.url({
  protocol: /^(?:https|mailto)$/,
  error: "Must be an https: or mailto: URL",
});

/** The provider, the sender and the appearance of mails. */
export const mailVariables = {
  MAIL_PROVIDER: z.enum(["brevo", "ses", "smtp", "mailbox", "none"]).optional(),
  MAIL_FROM: sender.optional(),
  MAIL_REPLY_TO: z.email("Must be an email address").optional(),
  MAIL_UNSUBSCRIBE: contact.optional(),
  MAIL_LOCALE: Locale.default("en"),
  BRAND_COLOR: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "Must be a colour such as #0b57c2")
    .default("#0b57c2"),
  BRAND_LOGO_URL: z
    .url({ protocol: /^https$/, error: "Must be the https URL of a picture" })
    .optional(),
  BRAND_SUPPORT_URL: contact.optional(),
  BREVO_API_KEY: z.string().optional(),
  BREVO_API_BASE: webUrl("a URL such as https://api.brevo.com/v3").default(
    "https://api.brevo.com/v3",
  ),
  SES_CONFIGURATION_SET: z.string().optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "Must be a URL such as smtps://user:password@host:465" })
    .optional(),
};

export const mailReference = {
  title: "Mail",
  introduction:
    "Mail also needs `LATCH_APP_URL`, the target of links, and `LATCH_KEYS` or `LATCH_KEYS_FILE`, from which the tokens in links are derived.",
  variables: {
    MAIL_PROVIDER: {
      summary:
        "The provider: brevo, ses, smtp or none. If not set, `npm run dev` uses its mailbox page.",
      details:
        "`smtp` works with `npm run worker` only, because functions keep no connections. `mailbox` is rejected in production.",
      neededBy: [mailEntries],
      unset: "`mailbox` with `npm run dev`, else `none`",
    },
    MAIL_FROM: {
      summary:
        "The sender, such as `Acme <no-reply@acme.example>`. The provider must have verified the address.",
      details: "Required with `brevo`, `ses` and `smtp`.",
      neededBy: [mailEntries],
      unset: "none",
      values: "an address, or a name and an address in angle brackets",
    },
    MAIL_REPLY_TO: {
      summary: "The address for replies to mails, if it is not the sender.",
      neededBy: [mailEntries],
      unset: "the sender",
    },
    MAIL_UNSUBSCRIBE: {
      summary:
        "The page or address to unsubscribe (https: or mailto:); only the welcome mail contains it.",
      details:
        "It is sent as the header `List-Unsubscribe`. All other mails concern the security of an account, so users cannot unsubscribe from them.",
      neededBy: [mailEntries],
      unset: "none",
    },
    MAIL_LOCALE: {
      summary: "The language of mails to users who have not chosen one, en or de.",
      details: "Sign-up sets the `locale` of a user from the header `Accept-Language`.",
      neededBy: [mailEntries],
    },
    BRAND_COLOR: {
      summary:
        "The colour of buttons and links. Link and label colours are adjusted to stay readable.",
      neededBy: [mailEntries],
      values: "a colour such as `#0b57c2`",
    },
    BRAND_LOGO_URL: {
      summary: "The logo at the top of each mail, 160 pixels wide; it replaces the name.",
      neededBy: [mailEntries],
      unset: "none",
    },
    BRAND_SUPPORT_URL: {
      summary: "The page or address for help (https: or mailto:), linked at the end of each mail.",
      neededBy: [mailEntries],
      unset: "none",
    },
    BREVO_API_KEY: {
      summary: 'The API key of Brevo, from "SMTP & API" in its settings.',
      details:
        "Required with `MAIL_PROVIDER=brevo`. On AWS the secret `BrevoApiKey` contains the key.",
      neededBy: [mailEntries],
      secret: true,
      unset: "none",
    },
    BREVO_API_BASE: {
      summary: "The URL of Brevo's API.",
      details: "Must be https in production.",
      neededBy: [mailEntries],
    },
    SES_CONFIGURATION_SET: {
      summary: "The Amazon SES configuration set, which defines where bounces are reported.",
      neededBy: [mailEntries],
      unset: "none",
    },
    SMTP_URL: {
      summary:
        "The mail server, such as smtps://user:password@host:465, or smtp:// with port 587 for STARTTLS.",
      details:
        "Required with `MAIL_PROVIDER=smtp`. The worker sends no mail by an unencrypted connection, except to localhost.",
      neededBy: ["worker"],
      secret: true,
      unset: "none",
    },
  },
} satisfies AreaReference<typeof mailVariables>;
