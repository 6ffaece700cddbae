/** Creates and hashes recovery codes. */
export interface RecoveryCodeTexts {
  /** Creates a set of ten codes of 120 random bits, with the SHA-256 of each. */
  create(): Promise<{ codes: string[]; hashes: Set<string> }>;
  /** Hashes a code that a user typed, with or without separators and in any case. */
  hash(code: string): Promise<string>;
}
