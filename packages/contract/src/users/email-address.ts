/** The URL class that every runtime has. The types of this package include no runtime. */
declare const URL: { parse(url: string): { hostname: string } | null };

/**
 * Letters, marks, digits, hyphens, the joiners of some scripts and the full stops of UTS 46. Other
 * characters, such as `%`, `:` or `@`, would have a meaning in a URL.
 */
const domainCharacters = /^[\p{L}\p{M}\p{N}\p{Join_Control}.。．｡-]+$/u;

const asciiDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * Converts a domain to its A-labels (UTS 46, as browsers do): `münchen.example` to
 * `xn--mnchen-3ya.example`. Returns undefined for a text that is no domain, such as an IP address.
 */
function toAsciiDomain(domain: string): string | undefined {
  if (!domainCharacters.test(domain)) return undefined;
  const ascii = URL.parse(`http://${domain}`)?.hostname;
  // Checked after the conversion, because a URL also turns `1.2` and `0x7f.1` into IPv4 addresses.
  return ascii && asciiDomain.test(ascii) ? ascii : undefined;
}

/** Trims a text and converts it to lower case and NFC, in the order in which capitals compose. */
export const foldText = (text: string): string => text.trim().toLowerCase().normalize("NFC");

/**
 * Returns the one spelling of an email address: trimmed, the local part in lower case and Unicode NFC,
 * the domain as A-labels. A text that is no address is only trimmed and converted to lower case and NFC.
 */
export function normalizeEmail(text: string): string {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf("@");
  const domain = at < 0 ? undefined : toAsciiDomain(trimmed.slice(at + 1));
  return domain ? `${foldText(trimmed.slice(0, at))}@${domain}` : foldText(trimmed);
}

/**
 * Returns an email address with the A-labels of its domain, as mail protocols and providers expect it. The
 * rest stays as it is; so does a text that is no address.
 */
export function withAsciiDomain(address: string): string {
  const at = address.lastIndexOf("@");
  const domain = at < 0 ? undefined : toAsciiDomain(address.slice(at + 1));
  return domain ? `${address.slice(0, at)}@${domain}` : address;
}

// Accepts letters of any script. JSON Schema has no `u` patterns, so the document has only the format.
const localPart = /^[^\s@"<>()[\]\\,;:\p{Cc}\p{Cf}]{1,64}$/u;

/** Returns whether a text in the form of `normalizeEmail` is an email address. */
export function isEmail(email: string): boolean {
  const [local = "", domain = "", ...rest] = email.split("@");
  return rest.length === 0 && localPart.test(local) && toAsciiDomain(domain) === domain;
}

/** Returns whether the dots of a local part separate its words, as RFC 5321 (section 4.1.2) requires. */
export const hasSeparatingDots = (email: string): boolean => !/^\.|\.\.|\.@/.test(email);
