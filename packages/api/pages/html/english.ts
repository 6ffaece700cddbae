import type { LinkTexts } from "./link-texts.ts";

const secured = {
  reset_password:
    "All devices have been logged out and all API keys have ended. To log in again, reset your password: use the link in the email that has just been sent to you.",
  undo_email_change:
    "All devices have been logged out and all API keys have ended. The email address of the account was changed in the last 72 hours. Now use “Undo the change” in the email about that change.",
  none: "All devices have been logged out and all API keys have ended. The account has another email address now, and only that address receives a link to reset the password. Contact {{brand}} if the account is yours.",
};

const newPassword = "New password";

export const english: LinkTexts = {
  needsScript: "This page requires JavaScript. Allow it in your browser, then reload the page.",
  passkey: "Use a passkey instead",
  factor: {
    title: "Your second factor",
    text: "This account is protected by a second factor. Enter a code from your authenticator app or a recovery code.",
    code: "Code",
  },
  pages: {
    "verify-email": {
      title: "Confirm your email address",
      paragraphs: [
        "Enter the password of your {{brand}} account, then confirm that this email address is yours.",
        "If you did not ask for this, close this page. Nothing changes.",
      ],
      password: "Password of your account",
      button: "Confirm email address",
      done: {
        title: "Your email address is confirmed",
        texts: { "": "You can close this page and continue in {{brand}}." },
      },
    },
    "reset-password": {
      title: "Choose a new password",
      paragraphs: [
        "The new password replaces the present one of your {{brand}} account. You have to log in again on all your devices.",
      ],
      password: newPassword,
      button: "Set new password",
      done: {
        title: "Your new password is set",
        texts: { "": "You can close this page and log in to {{brand}} with the new password." },
      },
    },
    "accept-invitation": {
      title: "Accept your invitation",
      paragraphs: ["Choose a password for your new account at {{brand}}."],
      password: newPassword,
      button: "Activate account",
      done: {
        title: "Your account is active",
        texts: {
          "": "You can close this page and log in to {{brand}} with your email address and the new password.",
        },
      },
    },
    "email-code": {
      title: "Enter the code where you began",
      paragraphs: [
        "To log in, enter the code from the email in the browser or app where you asked for it. A login cannot be completed on this page.",
        "If the email is about a new account, you can complete the sign-up here with the password that you chose.",
      ],
      password: "Password of your sign-up",
      button: "Complete sign-up",
      done: {
        title: "Your sign-up is complete",
        texts: { "": "You can close this page and log in to {{brand}}." },
      },
    },
    "secure-account": {
      title: "Secure your account",
      paragraphs: [
        "Use this if someone else has changed or used your {{brand}} account. It logs out all devices, ends all API keys, removes second factors and passkeys of the last 72 hours, and requires a new password.",
        "If everything is fine, close this page. Nothing changes.",
      ],
      button: "Secure account",
      done: { title: "Your account is secured", texts: secured },
    },
    "undo-email-change": {
      title: "Undo the change of your email address",
      paragraphs: [
        "Your {{brand}} account gets its former email address again. All devices are logged out, all API keys end, and the account requires a new password.",
        "Enter the password that you had before the change, or a code of a second factor that you have had for 72 hours.",
      ],
      password: "Password from before the change",
      code: "Or a code from your authenticator app, or a recovery code",
      button: "Undo the change",
      done: { title: "Your former email address is restored", texts: secured },
    },
  },
  problems: {
    no_token: "The link is incomplete. Open it from the email again, or copy all of it.",
    invalid_one_time_token: "The link is invalid, has expired or has already been used.",
    invalid_credentials: "The password or code is incorrect. Check it and try again.",
    invalid_challenge: "That took too long. Try again.",
    invalid_request:
      "This password is not accepted. Choose one with at least 8 characters that is not common and not known from a data breach.",
    password_missing: "Enter the password.",
    proof_missing: "Enter the password or a code.",
    rate_limited: "Too many attempts. Wait for a while, then try again.",
    email_taken: "Another account has this email address now.",
    account_suspended: "The account is suspended. Contact {{brand}}.",
    authenticator_too_new:
      "This second factor is too new. Use one that you have had for 72 hours, or the password.",
    passkey_failed: "The passkey was not used. Try again or use another way.",
    offline: "The server cannot be reached. Check your connection and try again.",
    failed: "This did not work. Try again later, or contact {{brand}}.",
  },
};
