import { formatDevice, formatMoment, type MailTexts } from "./mail-texts.ts";

const notYou =
  "If it was not you, choose a new password at once: ask for one where you log in, and follow the link in the mail.";

export const english: MailTexts = {
  frame: {
    orCopy: "Or copy this address into your browser:",
    why: (brand) => `${brand} sends this mail because of an account with your email address.`,
    help: (brand) => `Help with ${brand}`,
  },
  verify_email: ({ brand }) => ({
    subject: "Verify your email address",
    preview: "The link is good for 24 hours.",
    paragraphs: [
      `Follow the link to show that this address is yours. It is good for 24 hours and works once.`,
    ],
    button: "Verify email address",
    note: `If you did not open an account with ${brand}, you need do nothing.`,
  }),
  change_email: ({ brand }) => ({
    subject: "Confirm your new email address",
    preview: "The link is good for 24 hours.",
    paragraphs: [
      `Follow the link to use this address for your ${brand} account from now on. It is good for 24 hours and works once.`,
    ],
    button: "Use this address",
    note: "If you did not ask for it, do nothing: the account keeps its address.",
  }),
  reset_password: () => ({
    subject: "Choose a new password",
    preview: "The link is good for 15 minutes.",
    paragraphs: [
      "Follow the link to choose a new password. It is good for 15 minutes and works once. All your devices will have to log in again.",
    ],
    button: "Choose a password",
    note: "If you did not ask for it, you need do nothing: your password stays as it is.",
  }),
  invitation: ({ brand }) => ({
    subject: `You are invited to ${brand}`,
    preview: "Choose a password to open your account.",
    paragraphs: [
      `An account at ${brand} was made for you. Follow the link to choose a password and open it. The link is good for 24 hours and works once.`,
    ],
    button: "Accept the invitation",
    note: "If you did not expect this, you need do nothing.",
  }),
  welcome: ({ brand }) => ({
    subject: `Welcome to ${brand}`,
    preview: "Your account is ready.",
    paragraphs: ["Your email address is verified, and your account is ready."],
    button: `Open ${brand}`,
  }),
  email_change_requested: ({ brand, newEmail }) => ({
    subject: "Your email address is about to change",
    preview: "Was it you?",
    paragraphs: [
      `Somebody who knows your password asked to use ${newEmail} for your ${brand} account instead of this address. It changes when the new address is confirmed.`,
      notYou,
    ],
  }),
  email_changed: ({ brand }) => ({
    subject: "Your email address was changed",
    preview: "Was it you?",
    paragraphs: [
      `Your ${brand} account has another email address from now on. This one no longer opens it, and gets no more mail about it.`,
      `If it was not you, write to ${brand} at once.`,
    ],
  }),
  password_changed: ({ brand }) => ({
    subject: "Your password was changed",
    preview: "Was it you?",
    paragraphs: [`The password of your ${brand} account was changed.`, notYou],
  }),
  new_device: ({ brand, device, address, at }) => ({
    subject: "New log-in to your account",
    preview: "Was it you?",
    paragraphs: [
      `Your ${brand} account was opened on ${formatMoment(at, "en-GB")} by ${formatDevice(device, { on: "on", unknown: "an unknown device" })}, from the address ${address}.`,
      "If it was you, you need do nothing.",
      notYou,
    ],
  }),
  account_locked: ({ brand }) => ({
    subject: "Too many failed log-ins",
    preview: "Somebody tried wrong passwords.",
    paragraphs: [
      `Somebody tried wrong passwords on your ${brand} account. Whoever it was has to wait before the next try, for up to an hour.`,
      "If it was you, you need not wait: ask for a new password where you log in, and follow the link in the mail.",
      "If it was not you, nobody has got in, and you need do nothing.",
    ],
  }),
  account_suspended: ({ brand }) => ({
    subject: "Your account was suspended",
    preview: "You can't log in for the time being.",
    paragraphs: [
      `Your ${brand} account was suspended: you can't log in for the time being, and all your devices are logged out.`,
      `If you think that this is a mistake, write to ${brand}.`,
    ],
  }),
  account_deleted: ({ brand }) => ({
    subject: "Your account was deleted",
    preview: "Your data is erased.",
    paragraphs: [
      `Your ${brand} account was deleted, and what was stored about you is erased. This is the last mail about it.`,
      `If you did not want this, write to ${brand} at once.`,
    ],
  }),
};
