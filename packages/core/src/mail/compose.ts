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
  /** Whether these are the pages of the API. They are shown in the language that the link names. */
  hasOwnPages: boolean;
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
  secure_account: "secure-account",
  undo_email_change: "undo-email-change",
};

/** The language of a mail, and the brand that it shows. */
type Look = { locale: Locale; brand: Brand };

/** A button, and the URL that it opens. */
type Action = { label: string; link: string };

/**
 * Returns the buttons of a mail. A token in the fragment is not sent to servers, logs or referrers.
 */
function buildActions(
  content: MailContent,
  { button = "", frame }: { button?: string } & Pick<MailTexts, "frame">,
  { locale, brand: { appUrl, hasOwnPages } }: Look,
): Action[] {
  const language = hasOwnPages ? `?lang=${locale}` : "";
  const toPage = (page: keyof typeof pages, token: string) =>
    `${pageUrl(appUrl, pages[page])}${language}#token=${token}`;
  if ("token" in content) return [{ label: button, link: toPage(content.kind, content.token) }];
  if (content.kind === "welcome") return [{ label: button, link: pageUrl(appUrl, "") }];
  if (!("secureToken" in content)) return [];
  const { secureToken, undoToken } = content;
  return [
    ...(undoToken ? [{ label: frame.undo, link: toPage("undo_email_change", undoToken) }] : []),
    { label: frame.secure, link: toPage("secure_account", secureToken) },
  ];
}

/**
 * Returns the URL of a page. A query of the application's URL stays behind the path. A fragment is the path of
 * a client-side router, so the page continues the fragment.
 */
function pageUrl(appUrl: string, page: string): string {
  const [, path = "", query = "", fragment] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(appUrl) ?? [];
  const join = (base: string) => `${base.replace(/\/$/, "")}/${page}`;
  return fragment === undefined ? `${join(path)}${query}` : `${path}${query}${join(fragment)}`;
}

/** Composes a mail in HTML and plain text, from the same texts. */
export function composeMail(to: string, content: MailContent, look: Look): Mail {
  const { locale, brand } = look;
  const texts = languages[locale];
  const buildText = texts[content.kind] as (input: object) => MailText & { button?: string };
  const built = buildText({ ...content, brand: brand.name });
  const actions = buildActions(content, { ...built, frame: texts.frame }, look);
  const mailText = { ...built, actions };
  return {
    to,
    kind: content.kind,
    language: locale,
    subject: mailText.subject,
    html: toHtml(mailText, texts, brand, locale),
    text: toPlainText(mailText, texts, brand),
  };
}

type MailTextWithActions = MailText & { actions: Action[] };

function toHtml(
  mailText: MailTextWithActions,
  { frame }: MailTexts,
  brand: Brand,
  locale: Locale,
): string {
  const { subject, preview, paragraphs, actions, note } = mailText;
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
    paragraph: paragraphs
      .map((text) =>
        typeof text === "string"
          ? fillTemplate(layout.paragraph, { text })
          : fillTemplate(layout.code, text),
      )
      .join(""),
    // A code is one of the paragraphs.
    code: "",
    action: actions
      .map((action) => fillTemplate(layout.action, { ...colours, ...action, orCopy: frame.orCopy }))
      .join(""),
    note: note ? fillTemplate(layout.note, { text: note }) : "",
    why: frame.why(name),
    help: supportUrl ? fillTemplate(layout.help, { link: supportUrl, text: frame.help(name) }) : "",
  });
}

function toPlainText(
  mailText: MailTextWithActions,
  { frame }: MailTexts,
  { name, supportUrl }: Brand,
): string {
  const { paragraphs, actions, note } = mailText;
  // Several links need labels that distinguish them.
  const links = actions.flatMap(({ label, link }) => (actions.length > 1 ? [label, link] : [link]));
  const texts = paragraphs.map((text) => (typeof text === "string" ? text : text.code));
  const help = supportUrl && `${frame.help(name)}: ${supportUrl}`;
  const footer = ["-- ", frame.why(name), help].filter(Boolean).join("\n");
  return `${[...texts, ...links, note, footer].filter(Boolean).join("\n\n")}\n`;
}
