/** Decodes base64url (RFC 4648, section 5) to a text of one character a byte. @throws if it is invalid */
export const fromBase64Url = (text: string): string =>
  atob(text.replaceAll("-", "+").replaceAll("_", "/"));
