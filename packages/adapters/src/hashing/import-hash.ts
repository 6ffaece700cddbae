import { bcryptCost } from "./bcrypt.ts";
import {
  type DerivedHash,
  parsePhc,
  requireBoundedCost,
  toPhc,
  UnsupportedHashError,
} from "./phc.ts";

/** A PBKDF2 hash and its salt as two values, the way Express tutorials store them. */
export type Pbkdf2Pair = {
  digest: "sha256" | "sha512";
  iterations: number;
  /** Bytes; what the hash has, unless it is said. */
  keyLength?: number;
  salt: string;
  /** `utf8` where the text itself was the salt, even if it looks like hex. */
  saltEncoding: "utf8" | "hex" | "base64";
  hash: string;
  hashEncoding: "hex" | "base64";
};

/**
 * A hash of another program as we store it: bcrypt as it is, the rest as a PHC string. Knows PHC,
 * passlib's `$pbkdf2-sha256$…`, and Django's spellings.
 * @throws UnusableHash that says why it can't be verified, or never will be run
 */
export function importHash(text: string): string {
  // Django puts its own name before what is a bcrypt or an Argon2 hash anyway.
  const own = text.replace(/^(?:bcrypt\$(?=\$)|argon2(?=\$argon2))/, "");
  if (own.startsWith("$2")) {
    if (bcryptCost(own) !== undefined) return own;
    throw new UnsupportedHashError("Must be bcrypt 2a, 2b or 2y with a cost from 4 to 15");
  }
  return toPhc(passlibPbkdf2(own) ?? djangoPbkdf2(own) ?? djangoScrypt(own) ?? parsePhc(own));
}

/** @throws UnusableHash */
export function importPbkdf2Pair(pair: Pbkdf2Pair): string {
  const { digest, iterations, keyLength } = pair;
  const key = decoded(pair.hash, pair.hashEncoding);
  const salt = decoded(pair.salt, pair.saltEncoding);
  if (keyLength !== undefined && keyLength !== key.length) {
    throw new UnsupportedHashError("Is not as long as keyLength says");
  }
  return toPhc(requireBoundedCost({ format: "pbkdf2", digest, iterations, salt, key }));
}

const shapes = {
  utf8: /^/,
  hex: /^(?:[\da-f]{2})*$/i,
  base64: /^[\w+/-]*={0,2}$/,
};

function decoded(text: string, encoding: keyof typeof shapes): Buffer {
  if (!shapes[encoding].test(text)) throw new UnsupportedHashError(`Is not ${encoding}`);
  return Buffer.from(text, encoding);
}

type Digest = "sha256" | "sha512";

/** passlib's base64 has a dot for the plus. */
function passlibPbkdf2(text: string): DerivedHash | undefined {
  const [, digest, iterations, salt, key] =
    /^\$pbkdf2-(sha256|sha512)\$(\d+)\$([\w./]+)\$([\w./]+)$/.exec(text) ?? [];
  if (!digest || !salt || !key) return undefined;
  return requireBoundedCost({
    format: "pbkdf2",
    digest: digest as Digest,
    iterations: Number(iterations),
    salt: decoded(salt.replaceAll(".", "+"), "base64"),
    key: decoded(key.replaceAll(".", "+"), "base64"),
  });
}

/** The salt is a text. */
function djangoPbkdf2(text: string): DerivedHash | undefined {
  const [, digest, iterations, salt, key] =
    /^pbkdf2_(sha256|sha512)\$(\d+)\$([^$]+)\$([\w+/]+={0,2})$/.exec(text) ?? [];
  if (!digest || !salt || !key) return undefined;
  return requireBoundedCost({
    format: "pbkdf2",
    digest: digest as Digest,
    iterations: Number(iterations),
    salt: Buffer.from(salt),
    key: decoded(key, "base64"),
  });
}

function djangoScrypt(text: string): DerivedHash | undefined {
  const [, n, salt, r, p, key] =
    /^scrypt\$(\d+)\$([^$]+)\$(\d+)\$(\d+)\$([\w+/]+={0,2})$/.exec(text) ?? [];
  if (!n || !salt || !key) return undefined;
  const logN = Math.log2(Number(n));
  if (!Number.isInteger(logN)) throw new UnsupportedHashError("Has a cost that is out of bounds");
  return requireBoundedCost({
    format: "scrypt",
    logN,
    blockSize: Number(r),
    parallelism: Number(p),
    salt: Buffer.from(salt),
    key: decoded(key, "base64"),
  });
}
