/** A hash and what is needed to make it again from the password. Lengths in bytes. */
export type DerivedHash = { salt: Buffer; key: Buffer } & (
  | {
      format: "argon2";
      variant: "argon2id" | "argon2i" | "argon2d";
      /** KiB. */
      memory: number;
      passes: number;
      parallelism: number;
    }
  | { format: "scrypt"; logN: number; blockSize: number; parallelism: number }
  | { format: "pbkdf2"; digest: "sha256" | "sha512"; iterations: number }
);

/** Why a hash can't be kept. Says nothing of the hash itself. */
export class UnsupportedHashError extends Error {
  override name = "UnsupportedHashError";
}

const pattern =
  /^\$(argon2id|argon2i|argon2d|scrypt|pbkdf2-sha256|pbkdf2-sha512)(?:\$v=(\d+))?\$([a-z]+=\d+(?:,[a-z]+=\d+)*)\$([A-Za-z0-9+/]+)={0,2}\$([A-Za-z0-9+/]+)={0,2}$/;

/** Long enough for 512 bytes of salt and of key. */
const maxTextLength = 2048;

/**
 * Reads a hash in the PHC string format.
 * @throws UnusableHash when it is none, or asks for more work than we would ever do
 */
export function parsePhc(text: string): DerivedHash {
  const [, id = "", version, named = "", salt = "", key = ""] =
    (text.length <= maxTextLength && pattern.exec(text)) || [];
  if (!id) throw new UnsupportedHashError("Is of no format that can be verified");
  const numbers = new Map(
    named.split(",").map((pair) => {
      const [name = "", value] = pair.split("=");
      return [name, Number(value)];
    }),
  );
  const take = (name: string): number => {
    const value = numbers.get(name) ?? 0;
    numbers.delete(name);
    return value;
  };
  const bytes = { salt: Buffer.from(salt, "base64"), key: Buffer.from(key, "base64") };
  const hash = derivedHash(id, version, bytes, take);
  const length = take("l");
  if (numbers.size > 0) throw new UnsupportedHashError("Has parameters that are not known");
  if (length && length !== bytes.key.length)
    throw new UnsupportedHashError("Is not as long as it says");
  return requireBoundedCost(hash);
}

function derivedHash(
  id: string,
  version: string | undefined,
  bytes: { salt: Buffer; key: Buffer },
  take: (name: string) => number,
): DerivedHash {
  switch (id) {
    case "scrypt":
      return {
        ...bytes,
        format: "scrypt",
        logN: take("ln"),
        blockSize: take("r"),
        parallelism: take("p"),
      };
    case "pbkdf2-sha256":
    case "pbkdf2-sha512":
      return {
        ...bytes,
        format: "pbkdf2",
        digest: id === "pbkdf2-sha256" ? "sha256" : "sha512",
        iterations: take("i"),
      };
    default:
      if (version !== "19") throw new UnsupportedHashError("Is Argon2 of another version than 1.3");
      return {
        ...bytes,
        format: "argon2",
        variant: id as "argon2id",
        memory: take("m"),
        passes: take("t"),
        parallelism: take("p"),
      };
  }
}

const inRange = (value: number, min: number, max: number): boolean => value >= min && value <= max;

const blockLength = { sha256: 32, sha512: 64 };

/**
 * The hash, if it is worth keeping and its work bounded: 256 MiB and a second or two at the most. Every
 * log-in does that work, so that a single absurd one would be a way to keep the server busy.
 * @throws UnusableHash
 */
export function requireBoundedCost(hash: DerivedHash): DerivedHash {
  const { salt, key } = hash;
  // Shorter keys have other passwords that match.
  if (!inRange(key.length, 16, 512)) throw new UnsupportedHashError("Must have 16 to 512 bytes");
  if (!inRange(salt.length, hash.format === "argon2" ? 8 : 1, 512)) {
    throw new UnsupportedHashError("Must have a salt of at most 512 bytes (for Argon2 at least 8)");
  }
  if (!isWithinReason(hash)) throw new UnsupportedHashError("Has a cost that is out of bounds");
  return hash;
}

function isWithinReason(hash: DerivedHash): boolean {
  if (hash.format === "argon2") {
    const { memory, passes, parallelism } = hash;
    return (
      inRange(parallelism, 1, 16) &&
      inRange(memory, 8 * parallelism, 2 ** 18) &&
      inRange(passes, 1, 2 ** 20 / memory)
    );
  }
  if (hash.format === "scrypt") {
    const { logN, blockSize, parallelism } = hash;
    // RFC 7914, section 2: N is less than 2 ** (128 * r / 8).
    return (
      inRange(logN, 1, Math.min(20, 16 * blockSize - 1)) &&
      inRange(blockSize, 1, 2 ** 21 / 2 ** logN) &&
      inRange(parallelism, 1, 2 ** 22 / (2 ** logN * blockSize))
    );
  }
  const blocks = Math.ceil(hash.key.length / blockLength[hash.digest]);
  return inRange(hash.iterations, 1, 4_000_000 / blocks);
}

/** How it was made, as the PHC string says it: `$argon2id$v=19$m=19456,t=2,p=1`. */
export function phcParameters(hash: DerivedHash): string {
  switch (hash.format) {
    case "argon2":
      return `$${hash.variant}$v=19$m=${hash.memory},t=${hash.passes},p=${hash.parallelism}`;
    case "scrypt":
      return `$scrypt$ln=${hash.logN},r=${hash.blockSize},p=${hash.parallelism}`;
    case "pbkdf2":
      return `$pbkdf2-${hash.digest}$i=${hash.iterations}`;
  }
}

/** The hash in the PHC string format: base64 without padding. */
export const toPhc = (hash: DerivedHash): string =>
  [phcParameters(hash), unpadded(hash.salt), unpadded(hash.key)].join("$");

const unpadded = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");
