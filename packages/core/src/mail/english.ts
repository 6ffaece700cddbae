import { formatCode, formatDevice, formatMoment, type MailTexts } from "./mail-texts.ts";

const notYou =
  "If this was not you, reset your password immediately: request a password reset on the login page, then use the link in the email.";
const wasYou = "If this was you, no action is needed.";

export const english: MailTexts = {
  frame: {
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
      `Requested with: ${formatDevice(device, { on: "on", unknown: "unknown" })}\nNetwork: ${network || "unknown"}\nTime: ${formatMoment(at, "en-GB")}`,
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
      `Signed up with: ${formatDevice(device, { on: "on", unknown: "unknown" })}\nNetwork: ${network || "unknown"}\nTime: ${formatMoment(at, "en-GB")}`,
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
    preview: "If this was not you, reset your password immediately.",
    paragraphs: [
      `Someone who knows your password requested to change the email address of your ${brand} account to ${newEmail}. The change takes effect when the new address is confirmed.`,
      wasYou,
      notYou,
    ],
  }),
  email_changed: ({ brand }) => ({
    subject: "Your email address was changed",
    preview: `If this was not you, contact ${brand} immediately.`,
    paragraphs: [
      `The email address of your ${brand} account was changed. You can no longer log in with this address. Emails about the account go to the new address.`,
      wasYou,
      `If this was not you, contact ${brand} immediately.`,
    ],
  }),
  password_changed: ({ brand }) => ({
    subject: "Your password was changed",
    preview: "If this was not you, reset your password immediately.",
    paragraphs: [`The password of your ${brand} account was changed.`, wasYou, notYou],
  }),
  new_device: ({ brand, device, address, at }) => ({
    subject: "New login to your account",
    preview: "If this was not you, reset your password immediately.",
    paragraphs: [
      `Someone logged in to your ${brand} account from a new device or network.`,
      `Device: ${formatDevice(device, { on: "on", unknown: "unknown" })}\nIP address: ${address || "unknown"}\nTime: ${formatMoment(at, "en-GB")}`,
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
