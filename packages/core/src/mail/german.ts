import { formatDevice, formatMoment, type MailTexts } from "./mail-texts.ts";

const notYou =
  "Falls Sie das nicht waren, wählen Sie sofort ein neues Passwort: Fordern Sie es an, wo Sie sich anmelden, und folgen Sie dem Link in der Mail.";

export const german: MailTexts = {
  frame: {
    orCopy: "Oder kopieren Sie diese Adresse in Ihren Browser:",
    why: (brand) => `${brand} schickt diese Mail wegen eines Kontos mit Ihrer E-Mail-Adresse.`,
    help: (brand) => `Hilfe zu ${brand}`,
  },
  verify_email: ({ brand }) => ({
    subject: "Bestätigen Sie Ihre E-Mail-Adresse",
    preview: "Der Link gilt 24 Stunden.",
    paragraphs: [
      "Folgen Sie dem Link, um zu zeigen, dass diese Adresse Ihnen gehört. Er gilt 24 Stunden und funktioniert einmal.",
    ],
    button: "E-Mail-Adresse bestätigen",
    note: `Falls Sie kein Konto bei ${brand} eröffnet haben, brauchen Sie nichts zu tun.`,
  }),
  change_email: ({ brand }) => ({
    subject: "Bestätigen Sie Ihre neue E-Mail-Adresse",
    preview: "Der Link gilt 24 Stunden.",
    paragraphs: [
      `Folgen Sie dem Link, um diese Adresse von jetzt an für Ihr Konto bei ${brand} zu verwenden. Er gilt 24 Stunden und funktioniert einmal.`,
    ],
    button: "Diese Adresse verwenden",
    note: "Falls Sie das nicht wollten, tun Sie nichts: Das Konto behält seine Adresse.",
  }),
  reset_password: () => ({
    subject: "Wählen Sie ein neues Passwort",
    preview: "Der Link gilt 15 Minuten.",
    paragraphs: [
      "Folgen Sie dem Link, um ein neues Passwort zu wählen. Er gilt 15 Minuten und funktioniert einmal. Alle Ihre Geräte müssen sich danach neu anmelden.",
    ],
    button: "Passwort wählen",
    note: "Falls Sie das nicht angefordert haben, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.",
  }),
  invitation: ({ brand }) => ({
    subject: `Ihre Einladung zu ${brand}`,
    preview: "Wählen Sie ein Passwort, um Ihr Konto zu öffnen.",
    paragraphs: [
      `Bei ${brand} wurde ein Konto für Sie angelegt. Folgen Sie dem Link, um ein Passwort zu wählen und es zu öffnen. Er gilt 24 Stunden und funktioniert einmal.`,
    ],
    button: "Einladung annehmen",
    note: "Falls Sie das nicht erwartet haben, brauchen Sie nichts zu tun.",
  }),
  welcome: ({ brand }) => ({
    subject: `Willkommen bei ${brand}`,
    preview: "Ihr Konto ist bereit.",
    paragraphs: ["Ihre E-Mail-Adresse ist bestätigt, und Ihr Konto ist bereit."],
    button: `${brand} öffnen`,
  }),
  email_change_requested: ({ brand, newEmail }) => ({
    subject: "Ihre E-Mail-Adresse soll geändert werden",
    preview: "Waren Sie das?",
    paragraphs: [
      `Jemand, der Ihr Passwort kennt, möchte für Ihr Konto bei ${brand} ${newEmail} statt dieser Adresse verwenden. Sie ändert sich, sobald die neue Adresse bestätigt ist.`,
      notYou,
    ],
  }),
  email_changed: ({ brand }) => ({
    subject: "Ihre E-Mail-Adresse wurde geändert",
    preview: "Waren Sie das?",
    paragraphs: [
      `Ihr Konto bei ${brand} hat von jetzt an eine andere E-Mail-Adresse. Mit dieser können Sie sich nicht mehr anmelden, und sie bekommt keine Mails mehr dazu.`,
      `Falls Sie das nicht waren, wenden Sie sich sofort an ${brand}.`,
    ],
  }),
  password_changed: ({ brand }) => ({
    subject: "Ihr Passwort wurde geändert",
    preview: "Waren Sie das?",
    paragraphs: [`Das Passwort Ihres Kontos bei ${brand} wurde geändert.`, notYou],
  }),
  new_device: ({ brand, device, address, at }) => ({
    subject: "Neue Anmeldung bei Ihrem Konto",
    preview: "Waren Sie das?",
    paragraphs: [
      `Ihr Konto bei ${brand} wurde am ${formatMoment(at, "de-DE")} geöffnet, mit: ${formatDevice(device, { on: "unter", unknown: "ein unbekanntes Gerät" })}, von der Adresse ${address}.`,
      "Falls Sie das waren, brauchen Sie nichts zu tun.",
      notYou,
    ],
  }),
  account_locked: ({ brand }) => ({
    subject: "Zu viele fehlgeschlagene Anmeldungen",
    preview: "Jemand hat falsche Passwörter versucht.",
    paragraphs: [
      `Jemand hat bei Ihrem Konto bei ${brand} falsche Passwörter versucht. Wer immer es war, muss vor dem nächsten Versuch warten, bis zu einer Stunde.`,
      "Falls Sie das waren, brauchen Sie nicht zu warten: Fordern Sie ein neues Passwort an, wo Sie sich anmelden, und folgen Sie dem Link in der Mail.",
      "Falls Sie das nicht waren: Niemand ist hineingekommen, und Sie brauchen nichts zu tun.",
    ],
  }),
  account_suspended: ({ brand }) => ({
    subject: "Ihr Konto wurde gesperrt",
    preview: "Sie können sich vorerst nicht anmelden.",
    paragraphs: [
      `Ihr Konto bei ${brand} wurde gesperrt: Sie können sich vorerst nicht anmelden, und alle Ihre Geräte sind abgemeldet.`,
      `Falls Sie das für einen Irrtum halten, wenden Sie sich an ${brand}.`,
    ],
  }),
  account_deleted: ({ brand }) => ({
    subject: "Ihr Konto wurde gelöscht",
    preview: "Ihre Daten sind gelöscht.",
    paragraphs: [
      `Ihr Konto bei ${brand} wurde gelöscht, und was über Sie gespeichert war, ist es auch. Das ist die letzte Mail dazu.`,
      `Falls Sie das nicht wollten, wenden Sie sich sofort an ${brand}.`,
    ],
  }),
};
