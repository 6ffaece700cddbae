/** A hash with the parameters that derive it from a password. Lengths are in bytes. */
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

/** A hash can't be used. The message is the reason and contains no part of the hash. */
export class UnsupportedHashError extends Error {
  override name = "UnsupportedHashError";
}

const pattern =
  /^\$(argon2id|argon2i|argon2d|scrypt|pbkdf2-sha256|pbkdf2-sha512)(?:\$v=(\d+))?\$([a-z]+=\d+(?:,[a-z]+=\d+)*)\$([A-Za-z0-9+/]+)={0,2}\$([A-Za-z0-9+/]+)={0,2}$/;

/** Enough for 512 bytes of salt and 512 bytes of key. */
const maxTextLength = 2048;

/**
 * Parses a hash in the PHC string format.
 * @throws UnsupportedHashError for another format, or for a cost that is not accepted
 */
export function parsePhc(text: string): DerivedHash {
  const [, id = "", version, parameterList = "", salt = "", key = ""] =
    (text.length <= maxTextLength && pattern.exec(text)) || [];
  if (!id) throw new UnsupportedHashError("Must be in a supported hash format");
  const parameters = new Map(
    parameterList.split(",").map((pair) => {
      const [name = "", value] = pair.split("=");
      return [name, Number(value)];
    }),
  );
  const takeParameter = (name: string): number => {
    const value = parameters.get(name) ?? 0;
    parameters.delete(name);
    return value;
  };
  const bytes = { salt: Buffer.from(salt, "base64"), key: Buffer.from(key, "base64") };
  const hash = toDerivedHash(id, version, bytes, takeParameter);
  const length = takeParameter("l");
  if (parameters.size > 0) throw new UnsupportedHashError("Must not have unknown parameters");
  if (length && length !== bytes.key.length)
    throw new UnsupportedHashError("Must have a key with the length of the parameter l");
  return requireBoundedCost(hash);
}

function toDerivedHash(
  id: string,
  version: string | undefined,
  bytes: { salt: Buffer; key: Buffer },
  takeParameter: (name: string) => number,
): DerivedHash {
  switch (id) {
    case "scrypt":
      return {
        ...bytes,
        format: "scrypt",
        logN: takeParameter("ln"),
        blockSize: takeParameter("r"),
        parallelism: takeParameter("p"),
      };
    case "pbkdf2-sha256":
    case "pbkdf2-sha512":
      return {
        ...bytes,
        format: "pbkdf2",
        digest: id === "pbkdf2-sha256" ? "sha256" : "sha512",
        iterations: takeParameter("i"),
      };
    default:
      if (version !== "19") throw new UnsupportedHashError("Must be Argon2 version 1.3");
      return {
        ...bytes,
        format: "argon2",
        variant: id as "argon2id",
        memory: takeParameter("m"),
        passes: takeParameter("t"),
        parallelism: takeParameter("p"),
      };
  }
}

const inRange = (value: number, min: number, max: number): boolean => value >= min && value <= max;

const blockLength = { sha256: 32, sha512: 64 };

/**
 * Returns the hash if its length and its cost are within bounds: 256 MiB and about two seconds at
 * most. Each login does that work, so that an extreme hash could keep the server busy.
 * @throws UnsupportedHashError
 */
export function requireBoundedCost(hash: DerivedHash): DerivedHash {
  const { salt, key } = hash;
  // Other passwords could match a shorter key.
  if (!inRange(key.length, 16, 512)) throw new UnsupportedHashError("Must have 16 to 512 bytes");
  if (!inRange(salt.length, hash.format === "argon2" ? 8 : 1, 512)) {
    throw new UnsupportedHashError("Must have a salt of at most 512 bytes (for Argon2 at least 8)");
  }
  if (!hasBoundedCost(hash))
    throw new UnsupportedHashError("Must have a cost within the supported range");
  return hash;
}

function hasBoundedCost(hash: DerivedHash): boolean {
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

/** Returns the algorithm and its parameters in PHC form: `$argon2id$v=19$m=19456,t=2,p=1`. */
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

/** Formats a hash as a PHC string, with base64 without padding. */
export const toPhc = (hash: DerivedHash): string =>
  [phcParameters(hash), toUnpaddedBase64(hash.salt), toUnpaddedBase64(hash.key)].join("$");

const toUnpaddedBase64 = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");
