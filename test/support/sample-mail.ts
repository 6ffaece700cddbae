import { composeMail, type Mail, type MailKind, type Notice } from "@latch/core";

export const brand = {
  name: "Acme & Söhne",
  color: "#0b57c2",
  supportUrl: "https://acme.example/help",
  appUrl: "https://app.acme.example",
};

const token = "ott_1fmD2LOmHxdL8m0yD8sVDcYkhgTg7sdeIpXTkUkdOGE";

/** What each kind of mail is about: a kind without a sample does not compile. */
export const samples: { [Kind in MailKind]: Extract<Notice, { kind: Kind }> } = {
  verify_email: { kind: "verify_email", token },
  change_email: { kind: "change_email", token },
  reset_password: { kind: "reset_password", token },
  invitation: { kind: "invitation", token },
  welcome: { kind: "welcome" },
  email_change_requested: {
    kind: "email_change_requested",
    newEmail: "a.very.long.address.of.ada.lovelace@analytical-engines.example",
  },
  email_changed: { kind: "email_changed" },
  password_changed: { kind: "password_changed" },
  new_device: {
    kind: "new_device",
    device: { browser: "Firefox", system: "Windows" },
    address: "2001:db8:85a3:8d3:1319:8a2e:370:7348",
    at: "2026-11-21T09:30:00.000Z",
  },
  account_locked: { kind: "account_locked" },
  account_suspended: { kind: "account_suspended" },
  account_deleted: { kind: "account_deleted" },
};
export const kinds = Object.keys(samples) as MailKind[];
export const locales = ["en", "de"] as const;

/** A mail of ours to Ada. */
export const sampleMail = (
  kind: MailKind = "verify_email",
  locale: (typeof locales)[number] = "en",
  changes: Partial<typeof brand & { logoUrl: string }> = {},
): Mail =>
  composeMail("ada@example.com", samples[kind], { locale, brand: { ...brand, ...changes } });
