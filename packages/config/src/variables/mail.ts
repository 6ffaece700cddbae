import { Locale } from "@latch/contract";
import * as z from "zod";
import { type AreaReference, mailEntries } from "../reference.ts";
import { webUrl } from "../value-types.ts";

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

const contact = z.url({
  protocol: /^(?:https|mailto)$/,
  error: "Must be an https: or mailto: URL",
});

/** What mails look like, and who delivers them. */
export const mailVariables = {
  MAIL_PROVIDER: z.enum(["brevo", "ses", "smtp", "mailbox", "none"]).optional(),
  MAIL_FROM: sender.optional(),
  MAIL_REPLY_TO: z.email("Must be an email address").optional(),
  MAIL_UNSUBSCRIBE: contact.optional(),
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
    "Mail needs `LATCH_APP_URL` as well, because links lead there, and `LATCH_KEYS` or `LATCH_KEYS_FILE`, because links are derived from the keys.",
  variables: {
    MAIL_PROVIDER: {
      summary:
        "The provider: brevo, ses, smtp or none; if it is not set, `npm run dev` keeps mails in its mailbox.",
      details:
        "`smtp` needs a server: functions keep no connections. `mailbox` is refused in production.",
      neededBy: [mailEntries],
      unset: "the mailbox of `npm run dev`, else none",
    },
    MAIL_FROM: {
      summary:
        "The sender, such as `Acme <no-reply@acme.example>`: an address that the provider has verified.",
      details: "Required with a provider.",
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
        "The page or address to unsubscribe at (https: or mailto:); only the welcome mail has it.",
      details:
        "It becomes the header `List-Unsubscribe`. The other mails concern the safety of an account and have none.",
      neededBy: [mailEntries],
      unset: "none",
    },
    MAIL_LOCALE: {
      summary: "The language of mails to users who have not chosen one, en or de.",
      details: "Sign-up takes the `locale` of a user from `Accept-Language`.",
      neededBy: [mailEntries],
    },
    BRAND_NAME: {
      summary: "The name of your product: in subjects, in texts and as the sender.",
      neededBy: [mailEntries],
    },
    BRAND_COLOR: {
      summary:
        "The colour of buttons and links; both stay readable in light and dark mode, whatever it is.",
      neededBy: [mailEntries],
      values: "a colour such as `#0b57c2`",
    },
    BRAND_LOGO_URL: {
      summary: "A picture above each mail, 160 pixels wide, instead of the name.",
      neededBy: [mailEntries],
      unset: "none",
    },
    BRAND_SUPPORT_URL: {
      summary: "The page or address for help (https: or mailto:); each mail ends with it.",
      neededBy: [mailEntries],
      unset: "none",
    },
    BREVO_API_KEY: {
      summary: 'The key of Brevo\'s API, from "SMTP & API" in its settings.',
      details: "Required with `MAIL_PROVIDER=brevo`. On AWS the secret `BrevoApiKey` holds it.",
      neededBy: [mailEntries],
      secret: true,
      unset: "none",
    },
    BREVO_API_BASE: {
      summary: "The URL of Brevo's API.",
      details: "It must be https in production.",
      neededBy: [mailEntries],
    },
    SES_CONFIGURATION_SET: {
      summary: "The configuration set by which Amazon SES reports bounces and complaints.",
      neededBy: [mailEntries],
      unset: "none",
    },
    SMTP_URL: {
      summary:
        "The mail server: smtps://user:password@host:465, or smtp:// and port 587 for STARTTLS.",
      details:
        "Required with `MAIL_PROVIDER=smtp`. A server that cannot encrypt is refused, unless it is this machine.",
      neededBy: ["worker"],
      secret: true,
      unset: "none",
    },
  },
} satisfies AreaReference<typeof mailVariables>;
