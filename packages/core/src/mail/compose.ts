import type { Locale } from "@latch/contract";
import { coloursOf } from "./colours.ts";
import { english } from "./english.ts";
import { fill } from "./fill.ts";
import { german } from "./german.ts";
import { layout } from "./layout.gen.ts";
import type { Said, Words } from "./mail-texts.ts";
import type { Mail } from "./mailer.ts";
import type { Notice } from "./notice.ts";

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
const languages: Record<Locale, Words> = { en: english, de: german };

/** Pages of the application that take the token of a link. */
const pages = {
  verify_email: "verify-email",
  change_email: "verify-email",
  reset_password: "reset-password",
  invitation: "accept-invitation",
};

/** Where the button of a mail leads. Behind the `#` the token reaches no server, log or referrer. */
function linkOf(notice: Notice, { appUrl }: Brand): string | undefined {
  const base = appUrl.replace(/\/$/, "");
  if ("token" in notice) return `${base}/${pages[notice.kind]}#token=${notice.token}`;
  return notice.kind === "welcome" ? `${base}/` : undefined;
}

/** The mail that a notice becomes: HTML and plain text out of the same words. */
export function composeMail(
  to: string,
  notice: Notice,
  { locale, brand }: { locale: Locale; brand: Brand },
): Mail {
  const words = languages[locale];
  const say = words[notice.kind] as (facts: object) => Said & { button?: string };
  const said = { ...say({ ...notice, brand: brand.name }), link: linkOf(notice, brand) };
  return {
    to,
    kind: notice.kind,
    language: locale,
    subject: said.subject,
    html: asHtml(said, words, brand, locale),
    text: asText(said, words, brand),
  };
}

type Filled = Said & { button?: string; link?: string };

function asHtml(said: Filled, { frame }: Words, brand: Brand, locale: Locale): string {
  const { subject, preview, paragraphs, button, note, link } = said;
  const colours = coloursOf(brand.color);
  const { name, logoUrl, supportUrl } = brand;
  return fill(layout.page, {
    ...colours,
    lang: locale,
    subject,
    preheader: preview,
    heading: subject,
    logo: logoUrl ? fill(layout.logo, { logo: logoUrl, brand: name }) : "",
    name: logoUrl ? "" : fill(layout.name, { brand: name }),
    paragraph: paragraphs.map((text) => fill(layout.paragraph, { text })).join(""),
    action:
      link && button
        ? fill(layout.action, { ...colours, link, label: button, orCopy: frame.orCopy })
        : "",
    note: note ? fill(layout.note, { text: note }) : "",
    why: frame.why(name),
    help: supportUrl ? fill(layout.help, { link: supportUrl, text: frame.help(name) }) : "",
  });
}

function asText(said: Filled, { frame }: Words, { name, supportUrl }: Brand): string {
  const { paragraphs, link, note } = said;
  const help = supportUrl && `${frame.help(name)}: ${supportUrl}`;
  const foot = ["-- ", frame.why(name), help].filter(Boolean).join("\n");
  return `${[...paragraphs, link, note, foot].filter(Boolean).join("\n\n")}\n`;
}
