/** Turns passwords into what is stored, and recognises every format that is stored. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /**
   * Without a stored hash it does the same work and says no, so that an unknown user takes as
   * long as a known one. `outdated`: it matches, but would be hashed differently today.
   */
  verify(
    password: string,
    stored: string | undefined,
  ): Promise<{ matches: boolean; outdated: boolean }>;
}
