import { bcryptCost } from "./bcrypt.ts";
import {
  type DerivedHash,
  parsePhc,
  requireBoundedCost,
  toPhc,
  UnsupportedHashError,
} from "./phc.ts";

/** A PBKDF2 hash and its salt as two values, as Express tutorials store them. */
export type Pbkdf2Pair = {
  digest: "sha256" | "sha512";
  iterations: number;
  /** Bytes. The default is the length of the hash. */
  keyLength?: number;
  salt: string;
  /** `utf8` if the text itself was the salt, even if it looks like hex. */
  saltEncoding: "utf8" | "hex" | "base64";
  hash: string;
  hashEncoding: "hex" | "base64";
};

/**
 * Converts a hash of another program to the stored form: bcrypt unchanged, others as a PHC string.
 * It accepts PHC, passlib's `$bcrypt-sha256$v=2…`, passlib's `$pbkdf2-sha256$…`, and the forms of Django.
 * @throws UnsupportedHashError with the reason why the hash can't be verified
 */
export function importHash(text: string): string {
  // Django adds its own prefix to a bcrypt or Argon2 hash.
  const normalized = text.replace(/^(?:bcrypt\$(?=\$)|argon2(?=\$argon2))/, "");
  if (bcryptCost(normalized) !== undefined) return normalized;
  if (normalized.startsWith("$bcrypt-sha256$")) {
    throw new UnsupportedHashError("Must be bcrypt_sha256 version 2 with a cost from 4 to 15");
  }
  if (normalized.startsWith("$2")) {
    throw new UnsupportedHashError("Must be bcrypt 2a, 2b or 2y with a cost from 4 to 15");
  }
  return toPhc(
    passlibPbkdf2(normalized) ??
      djangoPbkdf2(normalized) ??
      djangoScrypt(normalized) ??
      parsePhc(normalized),
  );
}

/**
 * Converts a PBKDF2 hash and its salt to a PHC string.
 * @throws UnsupportedHashError
 */
export function importPbkdf2Pair(pair: Pbkdf2Pair): string {
  const { digest, iterations, keyLength } = pair;
  const key = decode(pair.hash, pair.hashEncoding);
  const salt = decode(pair.salt, pair.saltEncoding);
  if (keyLength !== undefined && keyLength !== key.length) {
    throw new UnsupportedHashError("Must have a key with the length keyLength");
  }
  return toPhc(requireBoundedCost({ format: "pbkdf2", digest, iterations, salt, key }));
}

const patterns = {
  utf8: /^/,
  hex: /^(?:[\da-f]{2})*$/i,
  base64: /^[\w+/-]*={0,2}$/,
};

function decode(text: string, encoding: keyof typeof patterns): Buffer {
  if (!patterns[encoding].test(text)) throw new UnsupportedHashError(`Must be ${encoding}`);
  return Buffer.from(text, encoding);
}

type Digest = "sha256" | "sha512";

/** Parses the PBKDF2 format of passlib. Its base64 has a dot instead of a plus. */
function passlibPbkdf2(text: string): DerivedHash | undefined {
  const [, digest, iterations, salt, key] =
    /^\$pbkdf2-(sha256|sha512)\$(\d+)\$([\w./]+)\$([\w./]+)$/.exec(text) ?? [];
  if (!digest || !salt || !key) return undefined;
  return requireBoundedCost({
    format: "pbkdf2",
    digest: digest as Digest,
    iterations: Number(iterations),
    salt: decode(salt.replaceAll(".", "+"), "base64"),
    key: decode(key.replaceAll(".", "+"), "base64"),
  });
}

/** Parses the PBKDF2 format of Django. Its salt is plain text. */
function djangoPbkdf2(text: string): DerivedHash | undefined {
  const [, digest, iterations, salt, key] =
    /^pbkdf2_(sha256|sha512)\$(\d+)\$([^$]+)\$([\w+/]+={0,2})$/.exec(text) ?? [];
  if (!digest || !salt || !key) return undefined;
  return requireBoundedCost({
    format: "pbkdf2",
    digest: digest as Digest,
    iterations: Number(iterations),
    salt: Buffer.from(salt),
    key: decode(key, "base64"),
  });
}

/** Parses the scrypt format of Django. Its salt is plain text. */
function djangoScrypt(text: string): DerivedHash | undefined {
  const [, n, salt, r, p, key] =
    /^scrypt\$(\d+)\$([^$]+)\$(\d+)\$(\d+)\$([\w+/]+={0,2})$/.exec(text) ?? [];
  if (!n || !salt || !key) return undefined;
  const logN = Math.log2(Number(n));
  if (!Number.isInteger(logN))
    throw new UnsupportedHashError("Must have a cost within the supported range");
  return requireBoundedCost({
    format: "scrypt",
    logN,
    blockSize: Number(r),
    parallelism: Number(p),
    salt: Buffer.from(salt),
    key: decode(key, "base64"),
  });
}
