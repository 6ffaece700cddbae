/** Hashes passwords, and verifies hashes of all supported formats. */
export interface PasswordHasher {
  /** Hashes a password in the current format. */
  hash(password: string): Promise<string>;
  /**
   * Verifies a password. Without a stored hash the work is the same and the result is no match, so
   * that an unknown user takes as long as a known one.
   * @returns `outdated`: the password matches, and its hash has an old format or old parameters
   */
  verify(
    password: string,
    stored: string | undefined,
  ): Promise<{ matches: boolean; outdated: boolean }>;
}
