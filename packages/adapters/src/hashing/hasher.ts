import type { PasswordHasher } from "@latch/core";

/** A stored hash whose format is known. */
type ParsedHash = {
  /** The format and its parameters. Two hashes with the same settings take the same work. */
  settings: string;
  matches(password: string): Promise<boolean>;
  /**
   * Returns whether the hash can be replaced by one of a password that matches. By default it can; not
   * where another password may match too.
   */
  isReplaceableBy?(password: string): boolean;
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

  /** Compares one form of a password. */
  async function compare(password: string, parsedHash: ParsedHash | undefined): Promise<boolean> {
    const isCurrent = parsedHash?.settings === preferred.settings;
    const matches = (await parsedHash?.matches(password)) ?? false;
    if (!matches && !isCurrent) await preferred.hash(password);
    return matches;
  }

  return {
    hash: (password) => preferred.hash(password.normalize("NFC")),

    async verify(typed, stored) {
      const parsedHash = stored === undefined ? undefined : read(stored);
      const normalized = typed.normalize("NFC");
      const matchesNormalized = await compare(normalized, parsedHash);
      // Compared even if the first form matches, so that the work depends on the typed text only.
      const matchesTyped = typed !== normalized && (await compare(typed, parsedHash));
      if (!parsedHash || !(matchesNormalized || matchesTyped)) {
        return { matches: false, outdated: false };
      }
      const isCurrent = matchesNormalized && parsedHash.settings === preferred.settings;
      const isReplaceable = parsedHash.isReplaceableBy?.(matchesNormalized ? normalized : typed);
      return { matches: true, outdated: !isCurrent && (isReplaceable ?? true) };
    },
  };
}
