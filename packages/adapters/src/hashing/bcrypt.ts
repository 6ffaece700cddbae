import type { PasswordHasher } from "@latch/core";
import { createHasher, type PreferredFormat } from "./hasher.ts";

/** Loads bcryptjs at the first password: with its tables, it is a tenth of the time of a cold start. */
const loadBcrypt = async () => (await import("bcryptjs")).default;

/**
 * bcrypt reads 72 bytes. A hash of a password that fills them could also be one of a longer password, so
 * such a password is hashed by HMAC-SHA-256 first.
 */
const maxBytes = 72;

/** 2a, 2b and 2y are one algorithm for passwords up to 72 bytes. 2x is defective. */
const plainPattern = /^\$2[aby]\$(?<cost>\d\d)\$[./A-Za-z0-9]{53}$/;

/** `bcrypt_sha256` of passlib, version 2: `$bcrypt-sha256$v=2,t=2b,r=10$<salt>$<digest>`. */
const keyedPattern =
  /^\$bcrypt-sha256\$v=2,t=(?<type>2[ab]),r=(?<cost>[1-9]\d?)\$(?<salt>[./A-Za-z0-9]{21}[.Oeu])\$(?<digest>[./A-Za-z0-9]{31})$/;

/** The accepted costs. The highest takes about two seconds. */
const costs = { min: 4, max: 15 };

/**
 * Returns the cost of a bcrypt hash (log2 of its rounds), also with the prefix of `bcrypt_sha256`, or
 * undefined if it is not bcrypt or its cost is not accepted.
 */
export function bcryptCost(stored: string): number | undefined {
  const groups = (plainPattern.exec(stored) ?? keyedPattern.exec(stored))?.groups;
  const cost = Number(groups?.["cost"]);
  return cost >= costs.min && cost <= costs.max ? cost : undefined;
}

const fitsBcrypt = (password: string): boolean =>
  new TextEncoder().encode(password).length < maxBytes;

/** Computes the text that passlib's `bcrypt_sha256` hashes: base64 of HMAC-SHA-256, keyed by the salt. */
async function keyedText(password: string, salt: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(salt), algorithm, false, [
    "sign",
  ]);
  const digest = await crypto.subtle.sign("HMAC", key, encoder.encode(password));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

async function hashKeyed(password: string, cost: number): Promise<string> {
  const bcrypt = await loadBcrypt();
  const settings = await bcrypt.genSalt(cost);
  const salt = settings.slice(-22);
  const hash = await bcrypt.hash(await keyedText(password, salt), settings);
  return `$bcrypt-sha256$v=2,t=2b,r=${cost}$${salt}$${hash.slice(-31)}`;
}

async function matches(password: string, stored: string): Promise<boolean> {
  const { type, cost = "", salt = "", digest } = keyedPattern.exec(stored)?.groups ?? {};
  const bcrypt = await loadBcrypt();
  // An imported hash of a longer password is one of its first 72 bytes.
  if (!type) return bcrypt.compare(password, stored);
  const plain = `$${type}$${cost.padStart(2, "0")}$${salt}${digest}`;
  return bcrypt.compare(await keyedText(password, salt), plain);
}

/**
 * Creates the bcrypt format by bcryptjs, which runs on every runtime. `cost` is log2 of the rounds.
 * A password of 72 bytes and more is stored as `bcrypt_sha256` of passlib, which takes the same work.
 */
export const bcryptFormat = (cost: number): PreferredFormat => ({
  settings: `bcrypt ${cost}`,
  read(stored) {
    const found = bcryptCost(stored);
    return found === undefined
      ? undefined
      : {
          settings: `bcrypt ${found}`,
          matches: (password) => matches(password, stored),
          isReplaceableBy: (password) => fitsBcrypt(password) || keyedPattern.test(stored),
        };
  },
  hash: async (password) =>
    fitsBcrypt(password) ? (await loadBcrypt()).hash(password, cost) : hashKeyed(password, cost),
});

/**
 * Creates a hasher that stores and verifies bcrypt only. It blocks the thread for about 60 ms at
 * cost 10, so a server runs it in a pool of threads.
 * @param cost log2 of the rounds; a stored hash of another cost counts as outdated
 */
export const createBcryptHasher = (cost: number): PasswordHasher =>
  createHasher(bcryptFormat(cost));
