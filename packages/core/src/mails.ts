import type { Mail } from "./ports.ts";

/** Where the application's own pages are; links lead there with the token behind the `#`. */
export type Links = { appUrl: string };

/** What a mail is about, and the one-time token in its link where it has one. */
export type Notice =
  | { kind: "verify_email"; token: string }
  | { kind: "change_email"; token: string }
  | { kind: "reset_password"; token: string }
  | { kind: "invitation"; token: string }
  | { kind: "email_change_requested"; newEmail: string }
  | { kind: "password_changed" };

/** Pages of the application that take the token of a link. */
const pages = {
  verify_email: "verify-email",
  change_email: "verify-email",
  reset_password: "reset-password",
  invitation: "accept-invitation",
};

/** Behind the `#` it reaches the page, but no server, log or referrer on the way. */
const link = ({ appUrl }: Links, kind: keyof typeof pages, token: string): string =>
  `${appUrl.replace(/\/$/, "")}/${pages[kind]}#token=${token}`;

/** The mail that a notice becomes. */
export const compose = (to: string, notice: Notice, links: Links): Mail => ({
  to,
  kind: notice.kind,
  ...words(notice, links),
});

function words(notice: Notice, links: Links): Pick<Mail, "subject" | "text"> {
  switch (notice.kind) {
    case "verify_email":
      return {
        subject: "Verify your email address",
        text: `Follow this link to verify your email address. It is good for 24 hours.\n\n${link(links, notice.kind, notice.token)}\n`,
      };
    case "change_email":
      return {
        subject: "Confirm your new email address",
        text: `Follow this link to use this address from now on. It is good for 24 hours.\n\n${link(links, notice.kind, notice.token)}\n`,
      };
    case "reset_password":
      return {
        subject: "Choose a new password",
        text: `Follow this link to choose a new password. It is good for 15 minutes. If you did not ask for it, you need do nothing.\n\n${link(links, notice.kind, notice.token)}\n`,
      };
    case "invitation":
      return {
        subject: "You are invited",
        text: `An account was opened for you. Follow this link to choose a password. It is good for 24 hours.\n\n${link(links, notice.kind, notice.token)}\n`,
      };
    case "email_change_requested":
      return {
        subject: "Your email address is about to change",
        text: `Somebody asked to use ${notice.newEmail} for your account instead of this address. If it was not you, change your password now.\n`,
      };
    case "password_changed":
      return {
        subject: "Your password was changed",
        text: "The password of your account was changed. If it was not you, reset it now.\n",
      };
  }
}
