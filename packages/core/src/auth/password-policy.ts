import { invalidField } from "../shared/problem-error.ts";
import { commonPasswords } from "./common-passwords.gen.ts";

/** Whether a password stands in a public breach. Never rejects: when in doubt it says no. */
export type BreachCheck = (password: string) => Promise<boolean>;

/** What a password is chosen for: it must not be one of these. */
export type PasswordContext = { email: string; username?: string; name?: string };

export type PasswordPolicyOptions = {
  /** Characters (Unicode code points). */
  minLength: number;
  /** What the hash that is stored can take in, in UTF-8: 72 for bcrypt. */
  maxBytes: number;
  /** Asked last, about what the other rules would let pass. */
  isBreached?: BreachCheck;
};

let common: Set<string> | undefined;

/**
 * What a new password must be: long enough, neither common nor breached, not the person's own name.
 * No composition rules (NIST SP 800-63B-4, section 3.1.1.2; OWASP ASVS 5.0, 6.2.1 to 6.2.12).
 */
export function createPasswordPolicy({ minLength, maxBytes, isBreached }: PasswordPolicyOptions) {
  async function brokenRule(password: string, { email, username, name }: PasswordContext) {
    if ([...password].length < minLength) return `Must have at least ${minLength} characters`;
    // Cutting would let a longer password match by its beginning (OWASP Password Storage).
    if (utf8ByteLength(password) > maxBytes) return `Must have at most ${maxBytes} bytes`;
    common ??= new Set(commonPasswords.split(" "));
    const folded = password.toLowerCase();
    if (common.has(folded)) return "Must not be a common password";
    const own = [email, email.slice(0, email.indexOf("@")), username, name];
    if (own.some((text) => text?.toLowerCase() === folded)) {
      return "Must not be your own email, username or name";
    }
    if (await isBreached?.(password)) return "Must not be a password from a known data breach";
  }

  return {
    /** @throws `invalid_request` that names the rule and the field of the body */
    async validate(password: string, owner: PasswordContext, field = "password"): Promise<void> {
      const rule = await brokenRule(password, owner);
      if (rule) throw invalidField(field, rule);
    },
  };
}
export type PasswordPolicy = ReturnType<typeof createPasswordPolicy>;

/** Bytes in UTF-8. */
export function utf8ByteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
