const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * Decodes base64url (RFC 4648, section 5) to a text of one character a byte. React Native before 0.74 has no `atob`.
 * @throws if it is invalid
 */
export function fromBase64Url(text: string): string {
  let decoded = "";
  let [bits, count] = [0, 0];
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) throw new SyntaxError("The text is not base64url");
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    decoded += String.fromCharCode((bits >> count) & 0xff);
  }
  return decoded;
}
