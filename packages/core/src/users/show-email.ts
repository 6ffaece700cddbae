import { normalizeEmail } from "@latch/contract";
import punycode from "punycode.js";

/**
 * Returns an email as people read it: with its domain in Unicode. A domain whose Unicode form is not
 * another spelling of it is returned unchanged, because it might look like another domain.
 */
export function showEmail(email: string): string {
  const at = email.lastIndexOf("@") + 1;
  const domain = email.slice(at);
  if (!domain.includes("xn--")) return email;
  const shown = email.slice(0, at) + toUnicode(domain);
  return normalizeEmail(shown) === email ? shown : email;
}

function toUnicode(domain: string): string {
  try {
    return punycode.toUnicode(domain);
  } catch {
    return domain;
  }
}
