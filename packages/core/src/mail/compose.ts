import type { Locale } from "@latch/contract";
import { brandColours } from "./colours.ts";
import { english } from "./english.ts";
import { fillTemplate } from "./fill-template.ts";
import { german } from "./german.ts";
import { layout } from "./layout.gen.ts";
import type { MailContent } from "./mail-content.ts";
import type { MailText, MailTexts } from "./mail-texts.ts";
import type { Mail } from "./mailer.ts";

/** Whose mails they are. */
export type Brand = {
  name: string;
  /** `#rrggbb` */
  color: string;
  logoUrl?: string;
  supportUrl?: string;
  /** Where the application's own pages are; links lead there with the token behind the `#`. */
  appUrl: string;
};

/** A language that is not whole does not compile. */
const languages: Record<Locale, MailTexts> = { en: english, de: german };

/** Pages of the application that take the token of a link. */
const pages = {
  verify_email: "verify-email",
  change_email: "verify-email",
  reset_password: "reset-password",
  invitation: "accept-invitation",
};

/** Where the button of a mail leads. Behind the `#` the token reaches no server, log or referrer. */
function linkOf(notice: MailContent, { appUrl }: Brand): string | undefined {
  const base = appUrl.replace(/\/$/, "");
  if ("token" in notice) return `${base}/${pages[notice.kind]}#token=${notice.token}`;
  return notice.kind === "welcome" ? `${base}/` : undefined;
}

/** The mail that a notice becomes: HTML and plain text out of the same words. */
export function composeMail(
  to: string,
  notice: MailContent,
  { locale, brand }: { locale: Locale; brand: Brand },
): Mail {
  const texts = languages[locale];
  const say = texts[notice.kind] as (facts: object) => MailText & { button?: string };
  const mailText = { ...say({ ...notice, brand: brand.name }), link: linkOf(notice, brand) };
  return {
    to,
    kind: notice.kind,
    language: locale,
    subject: mailText.subject,
    html: asHtml(mailText, texts, brand, locale),
    text: asText(mailText, texts, brand),
  };
}

type Filled = MailText & { button?: string; link?: string };

function asHtml(mailText: Filled, { frame }: MailTexts, brand: Brand, locale: Locale): string {
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

function asText(mailText: Filled, { frame }: MailTexts, { name, supportUrl }: Brand): string {
  const { paragraphs, link, note } = mailText;
  const help = supportUrl && `${frame.help(name)}: ${supportUrl}`;
  const foot = ["-- ", frame.why(name), help].filter(Boolean).join("\n");
  return `${[...paragraphs, link, note, foot].filter(Boolean).join("\n\n")}\n`;
}
