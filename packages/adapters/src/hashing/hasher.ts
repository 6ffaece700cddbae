import { type PasswordHasher, utf8ByteLength } from "@latch/core";

/** A stored hash whose format is known. */
type ParsedHash = {
  /** The format and its parameters. Two hashes with the same settings take the same work. */
  settings: string;
  matches(password: string): Promise<boolean>;
};

/** A format, or a family of formats, of stored passwords. */
export type HashFormat = {
  /**
   * Parses a stored hash. Returns undefined for another format, or for a cost that is not accepted.
   */
  read(stored: string): ParsedHash | undefined;
};

/** The format of new password hashes. */
export type PreferredFormat = HashFormat & {
  settings: string;
  /** The longest password that it supports, in bytes of UTF-8. */
  maxBytes: number;
  hash(password: string): Promise<string>;
};

/**
 * Creates a hasher that stores one format and verifies others too. If a verification took less work
 * than the preferred format, it also hashes once with the preferred format. The API then takes as
 * long for an unknown user, or for a user with a cheap imported hash, as for any other (OWASP ASVS
 * 5.0, 6.3.8).
 */
export function createHasher(
  preferred: PreferredFormat,
  others: HashFormat[] = [],
): PasswordHasher {
  function read(stored: string): ParsedHash | undefined {
    for (const format of [preferred, ...others]) {
      const parsedHash = format.read(stored);
      if (parsedHash) return parsedHash;
    }
  }

  const fits = (password: string): boolean => utf8ByteLength(password) <= preferred.maxBytes;

  return {
    async hash(password) {
      // The password policy rejects it first. A password is never truncated, even if a caller does
      // not check the policy (OWASP Password Storage).
      if (!fits(password)) throw new RangeError("The password is too long for the hash algorithm");
      return preferred.hash(password);
    },
    async verify(password, stored) {
      const parsedHash = stored === undefined ? undefined : read(stored);
      const isCurrent = parsedHash?.settings === preferred.settings;
      const matches = (await parsedHash?.matches(password)) ?? false;
      if (!matches && !isCurrent) await preferred.hash(password);
      // A password that is too long for the preferred format keeps its hash.
      return { matches, outdated: matches && !isCurrent && fits(password) };
    },
  };
}
