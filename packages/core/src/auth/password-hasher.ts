/** Hashes passwords of any length and script, and verifies hashes of all supported formats. */
export interface PasswordHasher {
  /** Hashes a password, in Unicode NFC (NIST SP 800-63B-4, section 3.1.1.2), in the current format. */
  hash(password: string): Promise<string>;
  /**
   * Verifies a password in NFC. A password that was typed in another form is also verified as typed,
   * because the hash may be older. Without a stored hash the work is the same and the result is no match,
   * so that an unknown user takes as long as a known one.
   * @returns `outdated`: the password matches, and its hash has an old format or old parameters, or is of
   * another form of the password
   */
  verify(
    password: string,
    stored: string | undefined,
  ): Promise<{ matches: boolean; outdated: boolean }>;
}
