import type { Device } from "./device.ts";
import type { LinkMailKind, MailContent, MailKind } from "./mail-content.ts";

/** What one mail says; a word of it in each language, or it does not compile. */
export type MailText = {
  /** Also the heading. */
  subject: string;
  /** What stands in the list of mails beside the subject. */
  preview: string;
  paragraphs: string[];
  /** For whom the mail was not meant. */
  note?: string;
};

/** What leads somewhere says so on its button. */
type MailTextWithButton = MailText & { button: string };

type Facts<Kind extends MailKind> = Omit<Extract<MailContent, { kind: Kind }>, "kind" | "token"> & {
  brand: string;
};

/** All that mails say in one language. */
export type MailTexts = {
  [Kind in MailKind]: (
    facts: Facts<Kind>,
  ) => Kind extends LinkMailKind | "welcome" ? MailTextWithButton : MailText;
} & {
  frame: {
    /** Before the link in full. */
    orCopy: string;
    /** Why this mail came. */
    why(brand: string): string;
    help(brand: string): string;
  };
};

/** A moment for people anywhere. @param at ISO 8601 */
export const formatMoment = (at: string, locale: string): string =>
  `${new Intl.DateTimeFormat(locale, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  }).format(new Date(at))} UTC`;

/** A device in words: `Firefox on Windows`. */
export const formatDevice = (
  { browser, system }: Device,
  { on, unknown }: { on: string; unknown: string },
): string => (browser && system ? `${browser} ${on} ${system}` : (browser ?? system ?? unknown));
