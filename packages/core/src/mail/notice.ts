import type { Device } from "./device.ts";

/** Mails with a link that works once. */
export type LinkedKind = "verify_email" | "change_email" | "reset_password" | "invitation";

/** Mails that say that something happened. */
type Told =
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
export type Notice =
  | { [Kind in LinkedKind]: { kind: Kind; token: string } }[LinkedKind]
  | { [Kind in Told]: { kind: Kind } }[Told]
  | { kind: "email_change_requested"; newEmail: string }
  | {
      kind: "new_device";
      device: Device;
      /** Where the session was started from. */
      address: string;
      /** ISO 8601. */
      at: string;
    };

export type MailKind = Notice["kind"];
