import { invalidField } from "../shared/problem-error.ts";
import { showEmail } from "../users/show-email.ts";

/**
 * Returns whether a password is in a public breach. Never rejects: if the check fails, it returns
 * false.
 */
export type BreachCheck = (password: string) => Promise<boolean>;

/** The user's own identifiers. A password must not be one of them. */
export type PasswordContext = { email?: string; username?: string; name?: string };

/** The limits of a password policy. */
export type PasswordPolicyOptions = {
  /** The minimum length in characters (Unicode code points) of the password in NFC. */
  minLength: number;
  /** The breach check, called last, for passwords that pass the other rules. */
  isBreached?: BreachCheck;
};

let common: Set<string> | undefined;

/** Loads the common passwords at their first use: they are a tenth of the code that a cold start would read. */
async function loadCommonPasswords(): Promise<Set<string>> {
  const { commonPasswords } = await import("./common-passwords.gen.ts");
  return new Set(commonPasswords.split(" "));
}

/**
 * Creates the policy of new passwords: long enough, neither common nor breached, and not an
 * identifier of the user. There are no composition rules (NIST SP 800-63B-4, section 3.1.1.2; OWASP
 * ASVS 5.0, 6.2.1 to 6.2.12).
 */
export function createPasswordPolicy({ minLength, isBreached }: PasswordPolicyOptions) {
  async function findViolation(typed: string, { email, username, name }: PasswordContext) {
    const password = typed.normalize("NFC");
    if ([...password].length < minLength) return `Must have at least ${minLength} characters`;
    common ??= await loadCommonPasswords();
    const folded = password.toLowerCase();
    if (common.has(folded)) return "Must not be a common password";
    const ofEmail = email ? [email, showEmail(email), email.slice(0, email.indexOf("@"))] : [];
    const own = [...ofEmail, username, name];
    if (own.some((text) => text?.toLowerCase() === folded)) {
      return "Must not be your own email, username or name";
    }
    if (await isBreached?.(password)) return "Must not be a password from a known data breach";
  }

  return {
    /** Checks a new password. @throws `invalid_request` with the rule and the field of the body */
    async validate(password: string, owner: PasswordContext, field = "password"): Promise<void> {
      const violation = await findViolation(password, owner);
      if (violation) throw invalidField(field, violation);
    },
  };
}
export type PasswordPolicy = ReturnType<typeof createPasswordPolicy>;
