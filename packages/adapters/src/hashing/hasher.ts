import { type PasswordHasher, utf8ByteLength } from "@latch/core";

/** A stored hash that was understood. */
type KnownHash = {
  /** How it was made: the same text for two hashes that cost the same work. */
  settings: string;
  matches(password: string): Promise<boolean>;
};

/** One way, or one family of ways, of storing a password. */
export type HashFormat = {
  /** Undefined for a text of another format, or one whose cost is beyond what we would ever run. */
  read(stored: string): KnownHash | undefined;
};

/** The way new passwords are stored. */
export type PreferredFormat = HashFormat & {
  settings: string;
  /** What it takes in of a password, in UTF-8. */
  maxBytes: number;
  hash(password: string): Promise<string>;
};

/**
 * A hasher that stores by one format and recognises others too. Where neither a match nor a refusal
 * has cost the preferred format's work, that work is done for nothing: an unknown user, and one whose
 * imported hash is cheap, take as long as anybody (OWASP ASVS 5.0, 6.3.8).
 */
export function createHasher(
  preferred: PreferredFormat,
  others: HashFormat[] = [],
): PasswordHasher {
  function read(stored: string): KnownHash | undefined {
    for (const format of [preferred, ...others]) {
      const known = format.read(stored);
      if (known) return known;
    }
  }

  const fits = (password: string): boolean => utf8ByteLength(password) <= preferred.maxBytes;

  return {
    async hash(password) {
      // The policy has refused it before: never cut, whoever forgets to ask (OWASP Password Storage).
      if (!fits(password)) throw new RangeError("The password is too long for its format");
      return preferred.hash(password);
    },
    async verify(password, stored) {
      const known = stored === undefined ? undefined : read(stored);
      const current = known?.settings === preferred.settings;
      const matches = (await known?.matches(password)) ?? false;
      if (!matches && !current) await preferred.hash(password);
      // A password that the preferred format can't take in whole stays as it is.
      return { matches, outdated: matches && !current && fits(password) };
    },
  };
}
