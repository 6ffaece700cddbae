import type { Device } from "./device.ts";
import type { CodeMailKind, LinkMailKind, MailContent, MailKind } from "./mail-content.ts";

/** A code that the user enters. It is shown in large, monospaced type. */
export type MailCode = { code: string };

/** The texts of one mail, in one language. */
export type MailText = {
  /** Also the heading. */
  subject: string;
  /** The preview that a mailbox shows beside the subject. */
  preview: string;
  paragraphs: (string | MailCode)[];
  /** A note to a recipient who did not expect the mail. */
  note?: string;
};

/** The texts of a mail with a button. */
type MailTextWithButton = MailText & { button: string };

/** The member of a union with a kind, also where several kinds share a member. */
type ContentOf<Kind extends MailKind> = MailContent extends infer Member
  ? Member extends { kind: infer Kinds }
    ? Kind extends Kinds
      ? Member
      : never
    : never
  : never;

type MailTextInput<Kind extends MailKind> = Omit<
  ContentOf<Kind>,
  "kind" | "token" | "secureToken"
> & {
  brand: string;
};

/** The texts of all mails in one language. */
export type MailTexts = {
  [Kind in MailKind]: (
    input: MailTextInput<Kind>,
  ) => Kind extends LinkMailKind | CodeMailKind | "welcome" ? MailTextWithButton : MailText;
} & {
  frame: {
    /** The label of the button that secures the account. */
    secure: string;
    /** The label of the button that undoes a change of the address. */
    undo: string;
    /** The line before the full link. */
    orCopy: string;
    /** Explains why the user received the mail. */
    why(brand: string): string;
    help(brand: string): string;
  };
};

/** The texts of the mails about second factors and trusted devices. */
export type FactorMailTexts = Pick<
  MailTexts,
  | "authenticator_added"
  | "authenticator_removed"
  | "passkey_copy_suspected"
  | "recovery_codes_replaced"
  | "recovery_code_used"
  | "trusted_device_added"
  | "factor_recovery_requested"
  | "factor_recovery_cancelled"
>;

/** Formats a time in UTC for a locale. @param at ISO 8601 */
export const formatMoment = (at: string, locale: string): string =>
  `${new Intl.DateTimeFormat(locale, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  }).format(new Date(at))} UTC`;

/** Formats a code for reading: `1234 5678`. */
export const formatCode = (code: string): MailCode => ({
  code: `${code.slice(0, 4)} ${code.slice(4)}`,
});

/** Formats a device, such as `Firefox on Windows`. @returns undefined for an unknown device */
export const formatDevice = ({ browser, system }: Device, on: string): string | undefined =>
  browser && system ? `${browser} ${on} ${system}` : (browser ?? system);

/** Formats facts, one a line. Those that are unknown are absent. */
export const formatFacts = (facts: Record<string, string | undefined>): string =>
  Object.entries(facts)
    .filter(([, value]) => value)
    .map(([label, value]) => `${label}: ${value}`)
    .join("\n");
