/** The pages that mailed links open. */
export type LinkPage =
  | "verify-email"
  | "reset-password"
  | "accept-invitation"
  | "email-code"
  | "secure-account"
  | "undo-email-change";

/** The texts of a page: what happens when the person presses the button, and what has happened then. */
export type LinkPageTexts = {
  title: string;
  /** What the link is for. */
  paragraphs: string[];
  /** The label of the password field, if the page has one. */
  password?: string;
  /** The label of the code field of a page that accepts a code instead of the password. */
  code?: string;
  button: string;
  /** The title and the text after success. The API chooses by `next` where there are several texts. */
  done: { title: string; texts: Record<string, string> };
};

/** The problems that a page explains. Another one is shown as `failed`. */
export type ShownProblem =
  | "no_token"
  | "invalid_one_time_token"
  | "invalid_credentials"
  | "invalid_challenge"
  | "invalid_request"
  | "password_missing"
  | "proof_missing"
  | "rate_limited"
  | "email_taken"
  | "account_suspended"
  | "authenticator_too_new"
  | "passkey_failed"
  | "offline"
  | "failed";

/** The texts of the pages of mailed links in one language. `{{brand}}` is a slot. */
export type LinkTexts = {
  needsScript: string;
  passkey: string;
  factor: { title: string; text: string; code: string };
  pages: Record<LinkPage, LinkPageTexts>;
  problems: Record<ShownProblem, string>;
};
