import { type PasswordHasher, utf8ByteLength } from "@latch/core";
import bcrypt from "bcryptjs";
import { createHasher, type PreferredFormat } from "./hasher.ts";

/** bcrypt ignores further bytes: a longer password would match by its first 72 bytes. */
const maxBytes = 72;

/** 2a, 2b and 2y are one algorithm for passwords up to 72 bytes. 2x is defective. */
const pattern = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;

/** The accepted costs. The highest takes about two seconds. */
const costs = { min: 4, max: 15 };

/**
 * Returns the cost of a bcrypt hash (log2 of its rounds), or undefined if it is not bcrypt or its
 * cost is not accepted.
 */
export function bcryptCost(stored: string): number | undefined {
  const cost = Number(pattern.exec(stored)?.[1]);
  return cost >= costs.min && cost <= costs.max ? cost : undefined;
}

/**
 * Creates the bcrypt format by bcryptjs, which runs on every runtime. `cost` is log2 of the rounds.
 */
export const bcryptFormat = (cost: number): PreferredFormat => ({
  settings: `bcrypt ${cost}`,
  maxBytes,
  read(stored) {
    const found = bcryptCost(stored);
    return found === undefined
      ? undefined
      : {
          settings: `bcrypt ${found}`,
          // Compared even if it can't match, so that the time reveals nothing.
          matches: async (password) =>
            (await bcrypt.compare(password, stored)) && utf8ByteLength(password) <= maxBytes,
        };
  },
  hash(password) {
    return bcrypt.hash(password, cost);
  },
});

/**
 * Creates a hasher that stores and verifies bcrypt only. It blocks the thread for about 60 ms at
 * cost 10, so a server runs it in a pool of threads.
 * @param cost log2 of the rounds; a stored hash of another cost counts as outdated
 */
export const createBcryptHasher = (cost: number): PasswordHasher =>
  createHasher(bcryptFormat(cost));
