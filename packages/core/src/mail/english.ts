import { englishFactors } from "./english-factors.ts";
import { notYou, notYouPreview, wasYou } from "./english-phrases.ts";
import {
  formatCode,
  formatDevice,
  formatFacts,
  formatMoment,
  type MailTexts,
} from "./mail-texts.ts";

export const english: MailTexts = {
  frame: {
    secure: "Secure account",
    undo: "Undo the change",
    orCopy: "Or copy this link into your browser:",
    why: (brand) => `This email concerns an account at ${brand}.`,
    help: (brand) => `${brand} support`,
  },
  verify_email: ({ brand }) => ({
    subject: "Verify your email address",
    preview: "The link expires in 24 hours.",
    paragraphs: [
      `Use the link below to verify the email address of your ${brand} account. The link expires in 24 hours and works once.`,
    ],
    button: "Verify email address",
    note: `If you did not create an account at ${brand}, ignore this email.`,
  }),
  change_email: ({ brand }) => ({
    subject: "Confirm your new email address",
    preview: "The link expires in 24 hours.",
    paragraphs: [
      `Use the link below to confirm this address as the new email address of your ${brand} account. The link expires in 24 hours and works once.`,
    ],
    button: "Confirm email address",
    note: "If you did not request this change, ignore this email. The account keeps its current address.",
  }),
  reset_password: ({ brand }) => ({
    subject: "Reset your password",
    preview: "The link expires in 15 minutes.",
    paragraphs: [
      `Use the link below to choose a new password for your ${brand} account. The link expires in 15 minutes and works once. After the reset, you have to log in again on all your devices.`,
    ],
    button: "Reset password",
    note: "If you did not request this, ignore this email. Your password stays the same.",
  }),
  invitation: ({ brand }) => ({
    subject: `You are invited to ${brand}`,
    preview: "Choose a password to activate your account.",
    paragraphs: [
      `An administrator created an account at ${brand} for you. Use the link below to choose a password and activate the account. The link expires in 24 hours and works once.`,
    ],
    button: "Accept invitation",
    note: "If you did not expect this invitation, ignore this email.",
  }),
  email_code: ({ brand, code, device, network, at }) => ({
    subject: "Your login code",
    preview: "The code expires in 10 minutes.",
    paragraphs: [
      `Enter this code at ${brand}, in the browser or app where you asked for it:`,
      formatCode(code),
      `The code expires in 10 minutes and works once. In the same browser you can use the link below instead.`,
      formatFacts({
        "Requested with": formatDevice(device, "on"),
        Network: network,
        Time: formatMoment(at, "en-GB"),
      }),
      `Never give this code to anyone. ${brand} does not ask for it by phone, chat or email. A person who asks you for it wants to log in as you.`,
    ],
    button: "Log in",
    note: "If you did not ask for this code, ignore this email. Without the code, no one can log in with it.",
  }),
  sign_up: ({ brand, code, device, network, at }) => ({
    subject: "Complete your sign-up",
    preview: "The code expires in 10 minutes, the link in 24 hours.",
    paragraphs: [
      `Enter this code at ${brand}, in the browser or app where you signed up:`,
      formatCode(code),
      "The code expires in 10 minutes. The link below expires in 24 hours. In another browser, the link also needs the password of the sign-up.",
      formatFacts({
        "Signed up with": formatDevice(device, "on"),
        Network: network,
        Time: formatMoment(at, "en-GB"),
      }),
      `Never give this code to anyone. ${brand} does not ask for it by phone, chat or email.`,
    ],
    button: "Complete sign-up",
    note: `If you did not sign up at ${brand}, ignore this email. Without the code, no account is created.`,
  }),
  address_taken: ({ brand }) => ({
    subject: "You already have an account",
    preview: "Someone tried to sign up with your email address.",
    paragraphs: [
      `Someone tried to sign up at ${brand} with your email address, which already has an account.`,
      "If this was you, log in instead. If you do not know the password, request a password reset on the login page.",
      "If this was not you, no action is needed.",
    ],
  }),
  welcome: ({ brand }) => ({
    subject: `Welcome to ${brand}`,
    preview: "Your account is ready.",
    paragraphs: ["Your email address is verified. Your account is ready to use."],
    button: `Open ${brand}`,
  }),
  email_change_requested: ({ brand, newEmail }) => ({
    subject: "Email address change requested",
    preview: notYouPreview,
    paragraphs: [
      `Someone who knows your password requested to change the email address of your ${brand} account to ${newEmail}. The change takes effect when the new address is confirmed.`,
      wasYou,
      notYou,
    ],
  }),
  email_changed: ({ brand, undoToken }) => ({
    subject: "Your email address was changed",
    preview: notYouPreview,
    paragraphs: [
      `The email address of your ${brand} account was changed. You can no longer log in with this address.`,
      wasYou,
      undoToken
        ? "If this was not you, use “Undo the change” below, with the password that you had before it. This logs you out on all your devices, ends your API keys, and requires a new password. The link expires after 72 hours."
        : notYou,
    ],
    ...(undoToken && {
      note: `If you do not have that password, use “Secure account” above, and contact ${brand}. That link expires in 7 days.`,
    }),
  }),
  email_change_undone: ({ brand }) => ({
    subject: "The change of your email address was undone",
    preview: "The account has its former email address again.",
    paragraphs: [
      `The email address of your ${brand} account had been changed to this address. This change was undone by a link to the former address, and with the password from before the change. You can no longer log in with this address.`,
      `If you did not expect this, contact ${brand}.`,
    ],
  }),
  new_email_address: ({ brand }) => ({
    subject: "This is your new email address",
    preview: notYouPreview,
    paragraphs: [
      `The email address of your ${brand} account was changed to this address. Emails about the account now go to it.`,
      wasYou,
      notYou,
    ],
  }),
  username_changed: ({ brand }) => ({
    subject: "Your username was changed",
    preview: notYouPreview,
    paragraphs: [
      `The username of your ${brand} account was changed or removed. You can no longer log in with the former username.`,
      wasYou,
      notYou,
    ],
  }),
  role_changed: ({ brand }) => ({
    subject: "Your role was changed",
    preview: "You have been logged out on all your devices.",
    paragraphs: [
      `An administrator changed the role of your ${brand} account. You have been logged out on all your devices.`,
      "If you expected this, no action is needed.",
      "If something about this seems wrong, secure your account with the link below. This ends your API keys and requires a new password. The link expires in 7 days.",
    ],
  }),
  role_change_pending: ({ brand }) => ({
    subject: "You will get another role",
    preview: "The role takes effect at your next login.",
    paragraphs: [
      `An administrator gave your ${brand} account another role. The role requires a second factor. It takes effect when you log in with a second factor and with a code that we send to this address.`,
      "If you expected this, log out and log in again.",
      "If something about this seems wrong, secure your account with the link below. This cancels the change, ends your API keys and requires a new password. The link expires in 7 days.",
    ],
  }),
  api_key_created: ({ brand }) => ({
    subject: "An API key was created",
    preview: notYouPreview,
    paragraphs: [
      `An API key was created for your ${brand} account. A program with this key has access to the account.`,
      wasYou,
      notYou,
    ],
  }),
  api_key_revoked: ({ brand }) => ({
    subject: "An API key was revoked",
    preview: notYouPreview,
    paragraphs: [
      `An API key of your ${brand} account was revoked. Programs can no longer use this key.`,
      wasYou,
      notYou,
    ],
  }),
  ...englishFactors,
  account_secured: ({ brand }) => ({
    subject: "Your account was secured",
    preview: "Reset your password to log in again.",
    paragraphs: [
      `Your ${brand} account was secured by a link in an email about it. All devices have been logged out, all API keys have ended, and the password is blocked.`,
      "To log in again, reset the password: use the link in the separate email, or request a password reset on the login page.",
      "If your email address was changed in the last 72 hours and you did not do this, first undo the change with the link in the email about it.",
    ],
  }),
  password_changed: ({ brand }) => ({
    subject: "Your password was changed",
    preview: notYouPreview,
    paragraphs: [`The password of your ${brand} account was changed.`, wasYou, notYou],
  }),
  new_device: ({ brand, device, address, at }) => ({
    subject: "New login to your account",
    preview: notYouPreview,
    paragraphs: [
      `Someone logged in to your ${brand} account from a new device or network.`,
      formatFacts({
        Device: formatDevice(device, "on"),
        "IP address": address,
        Time: formatMoment(at, "en-GB"),
      }),
      wasYou,
      notYou,
    ],
  }),
  account_locked: ({ brand }) => ({
    subject: "Too many failed login attempts",
    preview: "None of the attempts succeeded.",
    paragraphs: [
      `Someone repeatedly entered a wrong password for your ${brand} account. To protect the account, ${brand} temporarily blocks further attempts.`,
      "If this was you, you do not have to wait: request a password reset on the login page, then use the link in the email.",
      "If this was not you, no action is needed. None of the attempts succeeded.",
    ],
  }),
  account_suspended: ({ brand }) => ({
    subject: "Your account was suspended",
    preview: "You cannot log in until the account is reinstated.",
    paragraphs: [
      `An administrator suspended your ${brand} account. You have been logged out on all your devices and cannot log in until the account is reinstated.`,
      `If you think this is a mistake, contact ${brand}.`,
    ],
  }),
  account_separated: ({ brand }) => ({
    subject: "A new account was created for your email address",
    preview: "Another account had your email address and never verified it.",
    paragraphs: [
      `You have proven that this email address is yours. An account at ${brand} had this address, but never verified it, so someone else may have created it. It keeps its data and no longer has this address. ${brand} created a new, empty account for you.`,
      `If the former account is yours too, log in to it with its username, and add another email address. If you cannot log in, contact ${brand}.`,
    ],
  }),
  account_deleted: ({ brand }) => ({
    subject: "Your account was deleted",
    preview: "The data stored about you was deleted too.",
    paragraphs: [
      `Your ${brand} account and the data stored about you were deleted. This is the last email about the account.`,
      `If you did not expect this, contact ${brand} immediately.`,
    ],
  }),
};
