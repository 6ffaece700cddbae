/** What a security mail advises a recipient who has not made the change. */
export const notYou =
  "Falls Sie das nicht waren, sichern Sie Ihr Konto sofort über den folgenden Link. Dadurch werden Sie auf allen Geräten abgemeldet, Ihre API-Schlüssel werden ungültig, und Sie brauchen ein neues Passwort. Der Link ist 7 Tage gültig.";
/** The same for the preview. */
export const notYouPreview = "Falls Sie das nicht waren, sichern Sie Ihr Konto sofort.";
/** What it advises a recipient who has. */
export const wasYou = "Falls Sie das waren, brauchen Sie nichts zu tun.";
