import type { EventData } from "@latch/contract";
import type { Device } from "./device.ts";

/** Kinds of mails with a one-time link. */
export type LinkMailKind = "verify_email" | "change_email" | "reset_password" | "invitation";

/** Kinds of mails with a code, and a link that is valid where the code is. */
export type CodeMailKind = "email_code" | "sign_up";

/** The request that a code is for, by which the recipient recognises it. */
type CodeRequest = {
  /** Eight digits. */
  code: string;
  token: string;
  device: Device;
  /** The network that the request came from. */
  network: string;
  /** ISO 8601. */
  at: string;
};

/** Kinds of mails that notify of an event. */
type NoticeMailKind =
  | "welcome"
  | "email_change_undone"
  | "account_secured"
  | "account_locked"
  | "account_suspended"
  | "account_deleted"
  | "account_separated"
  | "address_taken";

/** The kind of an authenticator, as the events about it contain it. */
export type AuthenticatorKind = EventData["authenticator.added"]["kind"];

/**
 * The content of a security mail: a mail about a change of a way to log in, or about a login from a new
 * device.
 */
export type SecurityMailContent =
  | {
      kind:
        | "email_changed"
        | "new_email_address"
        | "username_changed"
        | "password_changed"
        | "role_changed"
        | "role_change_pending"
        | "api_key_created"
        | "api_key_revoked"
        | "passkey_copy_suspected"
        | "recovery_codes_replaced"
        | "recovery_code_used"
        | "trusted_device_added"
        | "factor_recovery_cancelled";
    }
  | { kind: "email_change_requested"; newEmail: string }
  | {
      kind: "factor_recovery_requested";
      /** When a login without the factors is possible; ISO 8601. */
      effectiveAt: string;
    }
  | { kind: "authenticator_added" | "authenticator_removed"; authenticator: AuthenticatorKind }
  | {
      kind: "new_device";
      device: Device;
      /** The network address that the session was started from. */
      address: string;
      /** ISO 8601. */
      at: string;
    };

/** The links of a security mail. */
type SecurityMailLinks = {
  /** The token of the link that secures the account. */
  secureToken: string;
  /** The token of the link that undoes a change of the address, in the mail to the former one. */
  undoToken?: string;
};

/**
 * The content of a mail. It contains no client input, except the new address that the owner of an account
 * entered: a sign-up with the address of another person must not send that person any text.
 */
export type MailContent =
  | { [Kind in LinkMailKind]: { kind: Kind; token: string } }[LinkMailKind]
  | { [Kind in CodeMailKind]: { kind: Kind } & CodeRequest }[CodeMailKind]
  | { [Kind in NoticeMailKind]: { kind: Kind } }[NoticeMailKind]
  | (SecurityMailContent & SecurityMailLinks);

/** The kind of a mail. */
export type MailKind = MailContent["kind"];
