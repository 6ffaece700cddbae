import type { PasswordHasher } from "@latch/core";
import { bcryptFormat } from "./bcrypt.ts";
import { argon2idFormat, derivedFormat } from "./derived.ts";
import { createHasher } from "./hasher.ts";

export { importHash, importPbkdf2Pair, type Pbkdf2Pair } from "./import-hash.ts";
export { UnsupportedHashError } from "./phc.ts";

export type NodeHasherOptions = {
  /** How new passwords are stored; every format is recognised. */
  prefer: "bcrypt" | "argon2id";
  /** Of bcrypt: log2 of the rounds. */
  cost: number;
};

/**
 * Stores by bcrypt or argon2id and recognises these, scrypt and PBKDF2 (as PHC strings), so that
 * imported hashes verify. For Node and Lambda; elsewhere there is `createBcryptHasher`.
 */
export const createNodeHasher = ({ prefer, cost }: NodeHasherOptions): PasswordHasher =>
  prefer === "argon2id"
    ? createHasher(argon2idFormat(), [bcryptFormat(cost)])
    : createHasher(bcryptFormat(cost), [derivedFormat]);
