import type { LinkTexts } from "./link-texts.ts";

const secured = {
  reset_password:
    "Alle Geräte sind abgemeldet, und alle API-Schlüssel sind beendet. Setzen Sie vor der nächsten Anmeldung Ihr Passwort zurück: Verwenden Sie den Link in der E-Mail, die Sie eben erhalten haben.",
  undo_email_change:
    "Alle Geräte sind abgemeldet, und alle API-Schlüssel sind beendet. Die E-Mail-Adresse des Kontos wurde in den letzten 72 Stunden geändert. Verwenden Sie jetzt „Änderung rückgängig machen“ in der E-Mail über diese Änderung.",
  none: "Alle Geräte sind abgemeldet, und alle API-Schlüssel sind beendet. Das Konto hat inzwischen eine andere E-Mail-Adresse, und nur diese erhält einen Link zum Zurücksetzen des Passworts. Wenden Sie sich an {{brand}}, falls das Konto Ihnen gehört.",
};

const newPassword = "Neues Passwort";

export const german: LinkTexts = {
  needsScript:
    "Diese Seite benötigt JavaScript. Erlauben Sie es in Ihrem Browser und laden Sie die Seite neu.",
  passkey: "Stattdessen einen Passkey verwenden",
  factor: {
    title: "Ihr zweiter Faktor",
    text: "Dieses Konto ist durch einen zweiten Faktor geschützt. Geben Sie einen Code Ihrer Authenticator-App oder einen Wiederherstellungscode ein.",
    code: "Code",
  },
  pages: {
    "verify-email": {
      title: "Bestätigen Sie Ihre E-Mail-Adresse",
      paragraphs: [
        "Geben Sie das Passwort Ihres Kontos bei {{brand}} ein und bestätigen Sie, dass diese E-Mail-Adresse Ihnen gehört.",
        "Falls Sie das nicht angefordert haben, schließen Sie diese Seite. Es ändert sich nichts.",
      ],
      password: "Passwort Ihres Kontos",
      button: "E-Mail-Adresse bestätigen",
      done: {
        title: "Ihre E-Mail-Adresse ist bestätigt",
        texts: { "": "Sie können diese Seite schließen und {{brand}} weiter nutzen." },
      },
    },
    "reset-password": {
      title: "Wählen Sie ein neues Passwort",
      paragraphs: [
        "Das neue Passwort ersetzt das bisherige Ihres Kontos bei {{brand}}. Sie müssen sich auf allen Geräten neu anmelden.",
      ],
      password: newPassword,
      button: "Neues Passwort setzen",
      done: {
        title: "Ihr neues Passwort ist gesetzt",
        texts: {
          "": "Sie können diese Seite schließen und sich bei {{brand}} mit dem neuen Passwort anmelden.",
        },
      },
    },
    "accept-invitation": {
      title: "Nehmen Sie Ihre Einladung an",
      paragraphs: ["Wählen Sie ein Passwort für Ihr neues Konto bei {{brand}}."],
      password: newPassword,
      button: "Konto aktivieren",
      done: {
        title: "Ihr Konto ist aktiv",
        texts: {
          "": "Sie können diese Seite schließen und sich bei {{brand}} mit Ihrer E-Mail-Adresse und dem neuen Passwort anmelden.",
        },
      },
    },
    "email-code": {
      title: "Geben Sie den Code dort ein, wo Sie begonnen haben",
      paragraphs: [
        "Um sich anzumelden, geben Sie den Code aus der E-Mail in dem Browser oder der App ein, in der Sie ihn angefordert haben. Auf dieser Seite kann eine Anmeldung nicht abgeschlossen werden.",
        "Falls es in der E-Mail um ein neues Konto geht, können Sie die Registrierung hier mit dem gewählten Passwort abschließen.",
      ],
      password: "Passwort Ihrer Registrierung",
      button: "Registrierung abschließen",
      done: {
        title: "Ihre Registrierung ist abgeschlossen",
        texts: { "": "Sie können diese Seite schließen und sich bei {{brand}} anmelden." },
      },
    },
    "secure-account": {
      title: "Sichern Sie Ihr Konto",
      paragraphs: [
        "Verwenden Sie dies, falls jemand anderes Ihr Konto bei {{brand}} geändert oder benutzt hat. Alle Geräte werden abgemeldet, alle API-Schlüssel beendet, zweite Faktoren und Passkeys der letzten 72 Stunden entfernt, und das Konto braucht ein neues Passwort.",
        "Falls alles in Ordnung ist, schließen Sie diese Seite. Es ändert sich nichts.",
      ],
      button: "Konto sichern",
      done: { title: "Ihr Konto ist gesichert", texts: secured },
    },
    "undo-email-change": {
      title: "Änderung Ihrer E-Mail-Adresse rückgängig machen",
      paragraphs: [
        "Ihr Konto bei {{brand}} erhält seine frühere E-Mail-Adresse zurück. Alle Geräte werden abgemeldet, alle API-Schlüssel beendet, und das Konto braucht ein neues Passwort.",
        "Geben Sie das Passwort ein, das Sie vor der Änderung hatten, oder einen Code eines zweiten Faktors, den Sie seit mindestens 72 Stunden haben.",
      ],
      password: "Passwort von vor der Änderung",
      code: "Oder ein Code Ihrer Authenticator-App oder ein Wiederherstellungscode",
      button: "Änderung rückgängig machen",
      done: { title: "Ihre frühere E-Mail-Adresse gilt wieder", texts: secured },
    },
  },
  problems: {
    no_token:
      "Der Link ist unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail, oder kopieren Sie ihn ganz.",
    invalid_one_time_token: "Der Link ist ungültig, abgelaufen oder schon verwendet worden.",
    invalid_credentials:
      "Das Passwort oder der Code ist falsch. Prüfen Sie die Eingabe und versuchen Sie es noch einmal.",
    invalid_challenge: "Das hat zu lange gedauert. Versuchen Sie es noch einmal.",
    invalid_request:
      "Dieses Passwort wird nicht angenommen. Wählen Sie eines mit mindestens 8 Zeichen, das nicht verbreitet und nicht aus einem Datenleck bekannt ist.",
    password_missing: "Geben Sie das Passwort ein.",
    proof_missing: "Geben Sie das Passwort oder einen Code ein.",
    rate_limited: "Zu viele Versuche. Warten Sie eine Weile und versuchen Sie es noch einmal.",
    email_taken: "Diese E-Mail-Adresse gehört inzwischen zu einem anderen Konto.",
    account_suspended: "Das Konto ist gesperrt. Wenden Sie sich an {{brand}}.",
    authenticator_too_new:
      "Dieser zweite Faktor ist zu neu. Verwenden Sie einen, den Sie seit mindestens 72 Stunden haben, oder das Passwort.",
    passkey_failed:
      "Der Passkey wurde nicht verwendet. Versuchen Sie es noch einmal oder auf einem anderen Weg.",
    offline:
      "Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.",
    failed:
      "Das hat nicht geklappt. Versuchen Sie es später noch einmal, oder wenden Sie sich an {{brand}}.",
  },
};
