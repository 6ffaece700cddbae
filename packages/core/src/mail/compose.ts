import type { Locale } from "@latch/contract";
import { brandColours } from "./colours.ts";
import { english } from "./english.ts";
import { fillTemplate } from "./fill-template.ts";
import { german } from "./german.ts";
import { layout } from "./layout.gen.ts";
import type { MailContent } from "./mail-content.ts";
import type { MailText, MailTexts } from "./mail-texts.ts";
import type { Mail } from "./mailer.ts";

/** The brand that mails are sent for. */
export type Brand = {
  name: string;
  /** `#rrggbb` */
  color: string;
  logoUrl?: string;
  supportUrl?: string;
  /** The base URL of the application's pages. Links contain the token in the fragment. */
  appUrl: string;
};

/** The texts by language. The type requires that each language is complete. */
const languages: Record<Locale, MailTexts> = { en: english, de: german };

/** Pages of the application that accept the token of a link. */
const pages = {
  verify_email: "verify-email",
  change_email: "verify-email",
  reset_password: "reset-password",
  invitation: "accept-invitation",
  email_code: "email-code",
  sign_up: "email-code",
};

/**
 * Returns the URL of a mail's button. A token in the fragment is not sent to servers, logs or
 * referrers.
 */
function buildLink(content: MailContent, { appUrl }: Brand): string | undefined {
  const base = appUrl.replace(/\/$/, "");
  if ("token" in content) return `${base}/${pages[content.kind]}#token=${content.token}`;
  return content.kind === "welcome" ? `${base}/` : undefined;
}

/** Composes a mail in HTML and plain text, from the same texts. */
export function composeMail(
  to: string,
  content: MailContent,
  { locale, brand }: { locale: Locale; brand: Brand },
): Mail {
  const texts = languages[locale];
  const buildText = texts[content.kind] as (input: object) => MailText & { button?: string };
  const mailText = {
    ...buildText({ ...content, brand: brand.name }),
    link: buildLink(content, brand),
  };
  return {
    to,
    kind: content.kind,
    language: locale,
    subject: mailText.subject,
    html: toHtml(mailText, texts, brand, locale),
    text: toPlainText(mailText, texts, brand),
  };
}

type MailTextWithLink = MailText & { button?: string; link?: string };

function toHtml(
  mailText: MailTextWithLink,
  { frame }: MailTexts,
  brand: Brand,
  locale: Locale,
): string {
  const { subject, preview, paragraphs, button, note, link } = mailText;
  const colours = brandColours(brand.color);
  const { name, logoUrl, supportUrl } = brand;
  return fillTemplate(layout.page, {
    ...colours,
    lang: locale,
    subject,
    preheader: preview,
    heading: subject,
    logo: logoUrl ? fillTemplate(layout.logo, { logo: logoUrl, brand: name }) : "",
    name: logoUrl ? "" : fillTemplate(layout.name, { brand: name }),
    paragraph: paragraphs.map((text) => fillTemplate(layout.paragraph, { text })).join(""),
    action:
      link && button
        ? fillTemplate(layout.action, { ...colours, link, label: button, orCopy: frame.orCopy })
        : "",
    note: note ? fillTemplate(layout.note, { text: note }) : "",
    why: frame.why(name),
    help: supportUrl ? fillTemplate(layout.help, { link: supportUrl, text: frame.help(name) }) : "",
  });
}

function toPlainText(
  mailText: MailTextWithLink,
  { frame }: MailTexts,
  { name, supportUrl }: Brand,
): string {
  const { paragraphs, link, note } = mailText;
  const help = supportUrl && `${frame.help(name)}: ${supportUrl}`;
  const footer = ["-- ", frame.why(name), help].filter(Boolean).join("\n");
  return `${[...paragraphs, link, note, footer].filter(Boolean).join("\n\n")}\n`;
}
