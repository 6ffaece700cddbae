import { commonPasswords } from "./common-passwords.gen.ts";
import { invalidField, type ProblemError } from "./problem-error.ts";

/** What a password is chosen for: it must not be one of these. */
export type PasswordOwner = { email: string; username?: string; name?: string };

let common: Set<string> | undefined;

/**
 * What is wrong with a password, if anything: too short or too long, common, or the person's own
 * name. No composition rules (NIST SP 800-63B-4, section 3.1.1.2; OWASP ASVS 5.0, 6.2.1 to 6.2.12).
 */
export function refuseWeak(
  password: string,
  owner: PasswordOwner,
  field = "password",
): ProblemError | undefined {
  const rule = brokenRule(password, owner);
  return rule && invalidField(field, rule);
}

function brokenRule(password: string, { email, username, name }: PasswordOwner) {
  if ([...password].length < 8) return "Must have at least 8 characters";
  // bcrypt reads 72 bytes; cutting would let a longer password match by its beginning.
  if (utf8Length(password) > 72) return "Must have at most 72 bytes";
  common ??= new Set(commonPasswords.split(" "));
  const folded = password.toLowerCase();
  if (common.has(folded)) return "Must not be a common password";
  const own = [email, email.slice(0, email.indexOf("@")), username, name];
  if (own.some((text) => text?.toLowerCase() === folded)) {
    return "Must not be your own email, username or name";
  }
}

/** Bytes in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
