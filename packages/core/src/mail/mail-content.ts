import type { Device } from "./device.ts";

/** Mails with a link that works once. */
export type LinkMailKind = "verify_email" | "change_email" | "reset_password" | "invitation";

/** Mails that say that something happened. */
type NoticeMailKind =
  | "welcome"
  | "email_changed"
  | "password_changed"
  | "account_locked"
  | "account_suspended"
  | "account_deleted";

/**
 * What a mail is about. Nothing in it was typed by whoever caused it, but for the new address that the
 * owner of an account gave: a sign-up with a stranger's address must not carry anybody's words.
 */
export type MailContent =
  | { [Kind in LinkMailKind]: { kind: Kind; token: string } }[LinkMailKind]
  | { [Kind in NoticeMailKind]: { kind: Kind } }[NoticeMailKind]
  | { kind: "email_change_requested"; newEmail: string }
  | {
      kind: "new_device";
      device: Device;
      /** Where the session was started from. */
      address: string;
      /** ISO 8601. */
      at: string;
    };

export type MailKind = MailContent["kind"];
