import type { PasswordHasher } from "@latch/core";
import { bcryptFormat } from "./bcrypt.ts";
import { argon2idFormat, derivedFormat } from "./derived.ts";
import { createHasher } from "./hasher.ts";

export { importHash, importPbkdf2Pair, type Pbkdf2Pair } from "./import-hash.ts";
export { UnsupportedHashError } from "./phc.ts";

/** Options of `createNodeHasher`. */
export type NodeHasherOptions = {
  /** The format of new hashes. Hashes of every format are verified. */
  prefer: "bcrypt" | "argon2id";
  /** The cost of bcrypt: log2 of the rounds. */
  cost: number;
};

/**
 * Creates a hasher that stores bcrypt or argon2id and also verifies scrypt and PBKDF2 (as PHC
 * strings), so that imported hashes work. For Node and Lambda; other runtimes use
 * `createBcryptHasher`.
 */
export const createNodeHasher = ({ prefer, cost }: NodeHasherOptions): PasswordHasher =>
  prefer === "argon2id"
    ? createHasher(argon2idFormat(), [bcryptFormat(cost)])
    : createHasher(bcryptFormat(cost), [derivedFormat]);
