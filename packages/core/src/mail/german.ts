import { germanFactors } from "./german-factors.ts";
import { notYou, notYouPreview, wasYou } from "./german-phrases.ts";
import {
  formatCode,
  formatDevice,
  formatFacts,
  formatMoment,
  type MailTexts,
} from "./mail-texts.ts";

export const german: MailTexts = {
  frame: {
    secure: "Konto sichern",
    undo: "Änderung rückgängig machen",
    orCopy: "Oder kopieren Sie diesen Link in Ihren Browser:",
    why: (brand) => `Diese E-Mail betrifft ein Konto bei ${brand}.`,
    help: (brand) => `Hilfe zu ${brand}`,
  },
  verify_email: ({ brand }) => ({
    subject: "Bestätigen Sie Ihre E-Mail-Adresse",
    preview: "Der Link ist 24 Stunden gültig.",
    paragraphs: [
      `Bitte bestätigen Sie über den folgenden Link die E-Mail-Adresse Ihres Kontos bei ${brand}. Der Link ist 24 Stunden gültig und kann einmal verwendet werden.`,
    ],
    button: "E-Mail-Adresse bestätigen",
    note: `Falls Sie kein Konto bei ${brand} angelegt haben, können Sie diese E-Mail ignorieren.`,
  }),
  change_email: ({ brand }) => ({
    subject: "Bestätigen Sie Ihre neue E-Mail-Adresse",
    preview: "Der Link ist 24 Stunden gültig.",
    paragraphs: [
      `Bitte bestätigen Sie über den folgenden Link diese Adresse als neue E-Mail-Adresse Ihres Kontos bei ${brand}. Der Link ist 24 Stunden gültig und kann einmal verwendet werden.`,
    ],
    button: "E-Mail-Adresse bestätigen",
    note: "Falls Sie diese Änderung nicht angefordert haben, können Sie diese E-Mail ignorieren. Die bisherige E-Mail-Adresse des Kontos bleibt bestehen.",
  }),
  reset_password: ({ brand }) => ({
    subject: "Zurücksetzen Ihres Passworts",
    preview: "Der Link ist 15 Minuten gültig.",
    paragraphs: [
      `Über den folgenden Link können Sie ein neues Passwort für Ihr Konto bei ${brand} wählen. Der Link ist 15 Minuten gültig und kann einmal verwendet werden. Nach dem Zurücksetzen müssen Sie sich auf allen Geräten neu anmelden.`,
    ],
    button: "Passwort zurücksetzen",
    note: "Falls Sie das nicht angefordert haben, können Sie diese E-Mail ignorieren. Ihr Passwort bleibt unverändert.",
  }),
  invitation: ({ brand }) => ({
    subject: `Ihre Einladung zu ${brand}`,
    preview: "Wählen Sie ein Passwort, um Ihr Konto zu aktivieren.",
    paragraphs: [
      `Die Administration von ${brand} hat ein Konto für Sie angelegt. Über den folgenden Link können Sie ein Passwort wählen und das Konto aktivieren. Der Link ist 24 Stunden gültig und kann einmal verwendet werden.`,
    ],
    button: "Einladung annehmen",
    note: "Falls Sie diese Einladung nicht erwartet haben, können Sie diese E-Mail ignorieren.",
  }),
  email_code: ({ brand, code, device, network, at }) => ({
    subject: "Ihr Anmeldecode",
    preview: "Der Code ist 10 Minuten gültig.",
    paragraphs: [
      `Geben Sie diesen Code bei ${brand} ein, und zwar in dem Browser oder der App, in der Sie ihn angefordert haben:`,
      formatCode(code),
      "Der Code ist 10 Minuten gültig und kann einmal verwendet werden. Im selben Browser können Sie stattdessen den folgenden Link verwenden.",
      formatFacts({
        "Angefordert mit": formatDevice(device, "unter"),
        Netzwerk: network,
        Zeit: formatMoment(at, "de-DE"),
      }),
      `Geben Sie diesen Code niemandem weiter. ${brand} fragt weder am Telefon noch in einem Chat oder per E-Mail danach. Wer Sie nach dem Code fragt, will sich in Ihrem Namen anmelden.`,
    ],
    button: "Anmelden",
    note: "Falls Sie diesen Code nicht angefordert haben, können Sie diese E-Mail ignorieren. Ohne den Code kann sich niemand damit anmelden.",
  }),
  sign_up: ({ brand, code, device, network, at }) => ({
    subject: "Schließen Sie Ihre Registrierung ab",
    preview: "Der Code ist 10 Minuten gültig, der Link 24 Stunden.",
    paragraphs: [
      `Geben Sie diesen Code bei ${brand} ein, und zwar in dem Browser oder der App, in der Sie sich registriert haben:`,
      formatCode(code),
      "Der Code ist 10 Minuten gültig, der folgende Link 24 Stunden. In einem anderen Browser brauchen Sie für den Link auch das Passwort der Registrierung.",
      formatFacts({
        "Registriert mit": formatDevice(device, "unter"),
        Netzwerk: network,
        Zeit: formatMoment(at, "de-DE"),
      }),
      `Geben Sie diesen Code niemandem weiter. ${brand} fragt weder am Telefon noch in einem Chat oder per E-Mail danach.`,
    ],
    button: "Registrierung abschließen",
    note: `Falls Sie sich nicht bei ${brand} registriert haben, können Sie diese E-Mail ignorieren. Ohne den Code wird kein Konto angelegt.`,
  }),
  address_taken: ({ brand }) => ({
    subject: "Sie haben bereits ein Konto",
    preview: "Jemand hat versucht, sich mit Ihrer E-Mail-Adresse zu registrieren.",
    paragraphs: [
      `Jemand hat versucht, sich bei ${brand} mit Ihrer E-Mail-Adresse zu registrieren. Mit dieser Adresse gibt es bereits ein Konto.`,
      "Falls Sie das waren, melden Sie sich stattdessen an. Falls Sie das Passwort nicht wissen, fordern Sie auf der Anmeldeseite das Zurücksetzen des Passworts an.",
      "Falls Sie das nicht waren, brauchen Sie nichts zu tun.",
    ],
  }),
  welcome: ({ brand }) => ({
    subject: `Willkommen bei ${brand}`,
    preview: "Ihr Konto ist bereit.",
    paragraphs: ["Ihre E-Mail-Adresse ist bestätigt. Sie können Ihr Konto jetzt nutzen."],
    button: `${brand} öffnen`,
  }),
  email_change_requested: ({ brand, newEmail }) => ({
    subject: "Änderung Ihrer E-Mail-Adresse angefordert",
    preview: notYouPreview,
    paragraphs: [
      `Jemand, der Ihr Passwort kennt, hat eine Änderung der E-Mail-Adresse Ihres Kontos bei ${brand} auf ${newEmail} angefordert. Die Änderung wird wirksam, sobald die neue Adresse bestätigt ist.`,
      wasYou,
      notYou,
    ],
  }),
  email_changed: ({ brand, undoToken }) => ({
    subject: "Ihre E-Mail-Adresse wurde geändert",
    preview: notYouPreview,
    paragraphs: [
      `Die E-Mail-Adresse Ihres Kontos bei ${brand} wurde geändert. Mit dieser Adresse können Sie sich nicht mehr anmelden.`,
      wasYou,
      undoToken
        ? "Falls Sie das nicht waren, verwenden Sie unten „Änderung rückgängig machen“ mit Ihrem Passwort von vor der Änderung. Dadurch werden Sie auf allen Geräten abgemeldet, Ihre API-Schlüssel werden ungültig, und Sie brauchen ein neues Passwort. Der Link ist 72 Stunden gültig."
        : notYou,
    ],
    ...(undoToken && {
      note: `Falls Sie dieses Passwort nicht haben, verwenden Sie oben „Konto sichern“ und wenden Sie sich an ${brand}. Dieser Link ist 7 Tage gültig.`,
    }),
  }),
  email_change_undone: ({ brand }) => ({
    subject: "Die Änderung Ihrer E-Mail-Adresse wurde rückgängig gemacht",
    preview: "Das Konto hat wieder die frühere E-Mail-Adresse.",
    paragraphs: [
      `Die E-Mail-Adresse Ihres Kontos bei ${brand} war in diese Adresse geändert worden. Diese Änderung wurde über einen Link an die frühere Adresse und mit dem Passwort von vor der Änderung rückgängig gemacht. Mit dieser Adresse können Sie sich nicht mehr anmelden.`,
      `Falls Sie das nicht erwartet haben, wenden Sie sich an ${brand}.`,
    ],
  }),
  new_email_address: ({ brand }) => ({
    subject: "Dies ist Ihre neue E-Mail-Adresse",
    preview: notYouPreview,
    paragraphs: [
      `Die E-Mail-Adresse Ihres Kontos bei ${brand} wurde in diese Adresse geändert. E-Mails zu Ihrem Konto gehen jetzt an diese Adresse.`,
      wasYou,
      notYou,
    ],
  }),
  username_changed: ({ brand }) => ({
    subject: "Ihr Benutzername wurde geändert",
    preview: notYouPreview,
    paragraphs: [
      `Der Benutzername Ihres Kontos bei ${brand} wurde geändert oder entfernt. Mit dem bisherigen Benutzernamen können Sie sich nicht mehr anmelden.`,
      wasYou,
      notYou,
    ],
  }),
  role_changed: ({ brand }) => ({
    subject: "Ihre Rolle wurde geändert",
    preview: "Sie sind auf allen Geräten abgemeldet.",
    paragraphs: [
      `Die Administration von ${brand} hat die Rolle Ihres Kontos geändert. Sie sind auf allen Geräten abgemeldet.`,
      "Falls Sie das erwartet haben, brauchen Sie nichts zu tun.",
      "Falls Ihnen das ungewöhnlich vorkommt, sichern Sie Ihr Konto über den folgenden Link. Dadurch werden Ihre API-Schlüssel ungültig, und Sie brauchen ein neues Passwort. Der Link ist 7 Tage gültig.",
    ],
  }),
  role_change_pending: ({ brand }) => ({
    subject: "Sie erhalten eine andere Rolle",
    preview: "Die Rolle gilt ab Ihrer nächsten Anmeldung.",
    paragraphs: [
      `Die Administration von ${brand} hat Ihrem Konto eine andere Rolle gegeben. Die Rolle verlangt einen zweiten Faktor. Sie gilt, sobald Sie sich mit einem zweiten Faktor und mit einem Code anmelden, den wir an diese Adresse senden.`,
      "Falls Sie das erwartet haben, melden Sie sich ab und wieder an.",
      "Falls Ihnen das ungewöhnlich vorkommt, sichern Sie Ihr Konto über den folgenden Link. Dadurch entfällt die Änderung, Ihre API-Schlüssel werden ungültig, und Sie brauchen ein neues Passwort. Der Link ist 7 Tage gültig.",
    ],
  }),
  api_key_created: ({ brand }) => ({
    subject: "Ein API-Schlüssel wurde erstellt",
    preview: notYouPreview,
    paragraphs: [
      `Für Ihr Konto bei ${brand} wurde ein API-Schlüssel erstellt. Ein Programm mit diesem Schlüssel hat Zugriff auf das Konto.`,
      wasYou,
      notYou,
    ],
  }),
  api_key_revoked: ({ brand }) => ({
    subject: "Ein API-Schlüssel wurde widerrufen",
    preview: notYouPreview,
    paragraphs: [
      `Ein API-Schlüssel Ihres Kontos bei ${brand} wurde widerrufen. Programme können diesen Schlüssel nicht mehr verwenden.`,
      wasYou,
      notYou,
    ],
  }),
  ...germanFactors,
  account_secured: ({ brand }) => ({
    subject: "Ihr Konto wurde gesichert",
    preview: "Setzen Sie Ihr Passwort zurück, um sich wieder anzumelden.",
    paragraphs: [
      `Ihr Konto bei ${brand} wurde über einen Link in einer E-Mail dazu gesichert. Alle Geräte sind abgemeldet, alle API-Schlüssel sind ungültig, und das Passwort ist gesperrt.`,
      "Um sich wieder anzumelden, setzen Sie das Passwort zurück: Verwenden Sie den Link in der separaten E-Mail, oder fordern Sie auf der Anmeldeseite das Zurücksetzen des Passworts an.",
      "Falls Ihre E-Mail-Adresse in den letzten 72 Stunden geändert wurde und Sie das nicht waren, machen Sie zuerst die Änderung über den Link in der E-Mail dazu rückgängig.",
    ],
  }),
  password_changed: ({ brand }) => ({
    subject: "Ihr Passwort wurde geändert",
    preview: notYouPreview,
    paragraphs: [`Das Passwort Ihres Kontos bei ${brand} wurde geändert.`, wasYou, notYou],
  }),
  new_device: ({ brand, device, address, at }) => ({
    subject: "Neue Anmeldung bei Ihrem Konto",
    preview: notYouPreview,
    paragraphs: [
      `Bei Ihrem Konto bei ${brand} hat sich jemand mit einem neuen Gerät oder aus einem neuen Netzwerk angemeldet.`,
      formatFacts({
        Gerät: formatDevice(device, "unter"),
        "IP-Adresse": address,
        Zeitpunkt: formatMoment(at, "de-DE"),
      }),
      wasYou,
      notYou,
    ],
  }),
  account_locked: ({ brand }) => ({
    subject: "Zu viele fehlgeschlagene Anmeldeversuche",
    preview: "Keiner der Versuche war erfolgreich.",
    paragraphs: [
      `Für Ihr Konto bei ${brand} wurde mehrmals ein falsches Passwort eingegeben. Zum Schutz des Kontos sperrt ${brand} weitere Versuche vorübergehend.`,
      "Falls Sie das waren, brauchen Sie nicht zu warten: Fordern Sie auf der Anmeldeseite das Zurücksetzen des Passworts an und verwenden Sie den Link in der E-Mail.",
      "Falls Sie das nicht waren, brauchen Sie nichts zu tun. Keiner der Versuche war erfolgreich.",
    ],
  }),
  account_suspended: ({ brand }) => ({
    subject: "Ihr Konto wurde gesperrt",
    preview: "Sie können sich erst wieder anmelden, wenn das Konto entsperrt ist.",
    paragraphs: [
      `Die Administration von ${brand} hat Ihr Konto gesperrt. Sie sind auf allen Geräten abgemeldet und können sich erst wieder anmelden, wenn das Konto entsperrt ist.`,
      `Falls Sie das für einen Irrtum halten, wenden Sie sich an ${brand}.`,
    ],
  }),
  account_separated: ({ brand }) => ({
    subject: "Für Ihre E-Mail-Adresse wurde ein neues Konto angelegt",
    preview: "Ein anderes Konto hatte Ihre E-Mail-Adresse und hat sie nie bestätigt.",
    paragraphs: [
      `Sie haben nachgewiesen, dass diese E-Mail-Adresse Ihnen gehört. Ein Konto bei ${brand} hatte diese Adresse, hat sie aber nie bestätigt. Möglicherweise hat es jemand anderes angelegt. Es behält seine Daten und hat diese Adresse nicht mehr. ${brand} hat für Sie ein neues, leeres Konto angelegt.`,
      `Falls auch das bisherige Konto Ihnen gehört, melden Sie sich mit dessen Benutzernamen an und tragen Sie eine andere E-Mail-Adresse ein. Falls Sie sich nicht anmelden können, wenden Sie sich an ${brand}.`,
    ],
  }),
  account_deleted: ({ brand }) => ({
    subject: "Ihr Konto wurde gelöscht",
    preview: "Die über Sie gespeicherten Daten wurden ebenfalls gelöscht.",
    paragraphs: [
      `Ihr Konto bei ${brand} und die über Sie gespeicherten Daten wurden gelöscht. Dies ist die letzte E-Mail zu diesem Konto.`,
      `Falls Sie das nicht erwartet haben, wenden Sie sich sofort an ${brand}.`,
    ],
  }),
};
