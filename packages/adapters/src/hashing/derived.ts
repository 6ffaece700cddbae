import crypto from "node:crypto";
import type { HashFormat, PreferredFormat } from "./hasher.ts";
import { type DerivedHash, parsePhc, phcParameters, toPhc, UnsupportedHashError } from "./phc.ts";

/**
 * Derives the key of a password with the parameters of a hash. It runs in the libuv pool and does
 * not block the thread.
 */
async function derive(password: string, hash: DerivedHash): Promise<Buffer> {
  // Imported at the first use, because importing it takes some milliseconds of a cold start.
  const { promisify } = await import("node:util");
  const { salt, key } = hash;
  switch (hash.format) {
    case "argon2":
      return promisify(crypto.argon2)(hash.variant, {
        message: password,
        nonce: salt,
        memory: hash.memory,
        passes: hash.passes,
        parallelism: hash.parallelism,
        tagLength: key.length,
      });
    case "scrypt": {
      const { logN, blockSize: r, parallelism: p } = hash;
      const N = 2 ** logN;
      const scrypt = promisify<string, Buffer, number, crypto.ScryptOptions, Buffer>(crypto.scrypt);
      return scrypt(password, salt, key.length, { N, r, p, maxmem: 128 * r * (N + p + 2) });
    }
    case "pbkdf2":
      return promisify(crypto.pbkdf2)(password, salt, hash.iterations, key.length, hash.digest);
  }
}

/** Verifies Argon2, scrypt and PBKDF2 by node:crypto, stored as PHC strings of bounded cost. */
export const derivedFormat: HashFormat = {
  read(stored) {
    const hash = tryParsePhc(stored);
    return (
      hash && {
        settings: formatSettings(hash),
        matches: async (password) => crypto.timingSafeEqual(await derive(password, hash), hash.key),
      }
    );
  },
};

/**
 * The parameters of OWASP Password Storage (19 MiB, two passes, one lane), and lengths of RFC 9106,
 * section 3.1 (16 and 32 bytes).
 */
const owasp = { memory: 19 * 1024, passes: 2, parallelism: 1, saltLength: 16, keyLength: 32 };

/**
 * Creates the argon2id format with OWASP's parameters.
 * @throws an error if Node has no Argon2 (before 24.7)
 */
export function argon2idFormat(): PreferredFormat {
  if (!crypto.argon2) throw new Error("PASSWORD_HASH=argon2id requires Node 24.7 or later");
  const { saltLength, keyLength, ...cost } = owasp;
  const newHash = (salt: Buffer): DerivedHash => ({
    format: "argon2",
    variant: "argon2id",
    ...cost,
    salt,
    key: Buffer.alloc(keyLength),
  });
  return {
    ...derivedFormat,
    settings: formatSettings(newHash(Buffer.alloc(saltLength))),
    async hash(password) {
      const hash = newHash(crypto.randomBytes(saltLength));
      return toPhc({ ...hash, key: await derive(password, hash) });
    },
  };
}

const formatSettings = (hash: DerivedHash): string =>
  `${phcParameters(hash)} ${hash.salt.length} ${hash.key.length}`;

function tryParsePhc(stored: string): DerivedHash | undefined {
  try {
    return parsePhc(stored);
  } catch (error) {
    if (error instanceof UnsupportedHashError) return undefined;
    throw error;
  }
}
