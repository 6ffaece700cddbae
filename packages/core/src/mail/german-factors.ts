import { notYou, notYouPreview, wasYou } from "./german-phrases.ts";
import type { AuthenticatorKind } from "./mail-content.ts";
import { type FactorMailTexts, formatMoment } from "./mail-texts.ts";

const authenticators: Record<AuthenticatorKind, string> = {
  passkey: "Passkey",
  totp: "Authentifizierungs-App",
  recovery_codes: "Wiederherstellungscodes",
};

/** The texts of the mails about second factors and trusted devices. */
export const germanFactors: FactorMailTexts = {
  authenticator_added: ({ brand, authenticator }) => ({
    subject: "Eine Anmeldemethode wurde hinzugefügt",
    preview: notYouPreview,
    paragraphs: [
      `Ihrem Konto bei ${brand} wurde diese Anmeldemethode hinzugefügt: ${authenticators[authenticator]}.`,
      wasYou,
      notYou,
    ],
  }),
  authenticator_removed: ({ brand, authenticator }) => ({
    subject: "Eine Anmeldemethode wurde entfernt",
    preview: notYouPreview,
    paragraphs: [
      `Von Ihrem Konto bei ${brand} wurde diese Anmeldemethode entfernt: ${authenticators[authenticator]}. Mit dieser Methode können Sie sich nicht mehr anmelden.`,
      wasYou,
      notYou,
    ],
  }),
  passkey_copy_suspected: ({ brand }) => ({
    subject: "Ein Passkey wurde möglicherweise kopiert",
    preview: "Seine Verwendung wurde abgelehnt.",
    paragraphs: [
      `Ein Passkey Ihres Kontos bei ${brand} wurde so verwendet, dass eine Kopie davon vermutet wird, etwa von einem Sicherheitsschlüssel. ${brand} hat diese Verwendung abgelehnt.`,
      "Melden Sie sich sicherheitshalber an, entfernen Sie den Passkey und legen Sie einen neuen an.",
      notYou,
    ],
  }),
  recovery_codes_replaced: ({ brand }) => ({
    subject: "Ihre Wiederherstellungscodes wurden ersetzt",
    preview: notYouPreview,
    paragraphs: [
      `Für Ihr Konto bei ${brand} wurden neue Wiederherstellungscodes erstellt. Die früheren Codes sind nicht mehr gültig.`,
      wasYou,
      notYou,
    ],
  }),
  recovery_code_used: ({ brand }) => ({
    subject: "Ein Wiederherstellungscode wurde verwendet",
    preview: notYouPreview,
    paragraphs: [
      `Bei Ihrem Konto bei ${brand} wurde ein Wiederherstellungscode verwendet. Jeder Code kann einmal verwendet werden.`,
      wasYou,
      notYou,
    ],
  }),
  trusted_device_added: ({ brand }) => ({
    subject: "Einem Gerät wird vertraut",
    preview: notYouPreview,
    paragraphs: [
      `Jemand hat sich mit Ihrem zweiten Faktor bei Ihrem Konto bei ${brand} angemeldet und das Gerät als vertrauenswürdig markiert. Spätere Anmeldungen dort brauchen nur Ihr Passwort.`,
      wasYou,
      notYou,
    ],
  }),
  factor_recovery_requested: ({ brand, effectiveAt }) => ({
    subject: "Ihr zweiter Faktor wird in 72 Stunden entfernt",
    preview: "Falls Sie das nicht angefordert haben, brechen Sie es jetzt ab.",
    paragraphs: [
      `Der zweite Faktor Ihres Kontos bei ${brand} wurde als verloren gemeldet. Ab ${formatMoment(effectiveAt, "de-DE")} entfernt ihn eine Anmeldung.`,
      "Zum Abbrechen melden Sie sich mit dem zweiten Faktor an, oder brechen Sie auf einem angemeldeten Gerät ab.",
      notYou,
    ],
  }),
  factor_recovery_cancelled: ({ brand }) => ({
    subject: "Ihr zweiter Faktor wird nicht entfernt",
    preview: notYouPreview,
    paragraphs: [
      `Die Anforderung, den verlorenen zweiten Faktor Ihres Kontos bei ${brand} zu entfernen, wurde abgebrochen. Das Konto behält seinen zweiten Faktor.`,
      wasYou,
      notYou,
    ],
  }),
};
