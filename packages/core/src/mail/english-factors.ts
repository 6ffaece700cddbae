import { notYou, notYouPreview, wasYou } from "./english-phrases.ts";
import type { AuthenticatorKind } from "./mail-content.ts";
import { type FactorMailTexts, formatMoment } from "./mail-texts.ts";

const authenticators: Record<AuthenticatorKind, string> = {
  passkey: "a passkey",
  totp: "an authenticator app",
  recovery_codes: "recovery codes",
};

/** The texts of the mails about second factors and trusted devices. */
export const englishFactors: FactorMailTexts = {
  authenticator_added: ({ brand, authenticator }) => ({
    subject: "A way to log in was added",
    preview: notYouPreview,
    paragraphs: [
      `The following was added to your ${brand} account as a way to log in: ${authenticators[authenticator]}.`,
      wasYou,
      notYou,
    ],
  }),
  authenticator_removed: ({ brand, authenticator }) => ({
    subject: "A way to log in was removed",
    preview: notYouPreview,
    paragraphs: [
      `The following was removed from your ${brand} account and can no longer be used to log in: ${authenticators[authenticator]}.`,
      wasYou,
      notYou,
    ],
  }),
  passkey_copy_suspected: ({ brand }) => ({
    subject: "A passkey may have been copied",
    preview: "A use of it was refused.",
    paragraphs: [
      `A passkey of your ${brand} account was used in a way that indicates a copy of it, for example of a security key. ${brand} refused this use.`,
      "To be safe, log in, remove the passkey and add a new one.",
      notYou,
    ],
  }),
  recovery_codes_replaced: ({ brand }) => ({
    subject: "Your recovery codes were replaced",
    preview: notYouPreview,
    paragraphs: [
      `New recovery codes were created for your ${brand} account. The earlier codes no longer work.`,
      wasYou,
      notYou,
    ],
  }),
  recovery_code_used: ({ brand }) => ({
    subject: "A recovery code was used",
    preview: notYouPreview,
    paragraphs: [
      `Someone used a recovery code of your ${brand} account. Each code works once.`,
      wasYou,
      notYou,
    ],
  }),
  trusted_device_added: ({ brand }) => ({
    subject: "A device was trusted",
    preview: notYouPreview,
    paragraphs: [
      `Someone logged in to your ${brand} account with your second factor and chose to trust the device. Later logins there need your password only.`,
      wasYou,
      notYou,
    ],
  }),
  factor_recovery_requested: ({ brand, effectiveAt }) => ({
    subject: "Your second factor will be removed in 72 hours",
    preview: "If you did not request this, cancel it now.",
    paragraphs: [
      `Someone with access to the mailbox of your ${brand} account reported that its second factor is lost. From ${formatMoment(effectiveAt, "en-GB")} on, for 7 days, a login without the second factor is possible. It removes all factors of the account.`,
      "If this was you, log in again after that time.",
      "To cancel the request, log in with your second factor, or cancel it on a device where you are still logged in.",
      notYou,
    ],
  }),
  factor_recovery_cancelled: ({ brand }) => ({
    subject: "Your second factor will not be removed",
    preview: notYouPreview,
    paragraphs: [
      `The request to remove the lost second factor of your ${brand} account was cancelled. The account keeps its second factor.`,
      wasYou,
      notYou,
    ],
  }),
};
