import { type PasswordHasher, utf8ByteLength } from "@latch/core";
import bcrypt from "bcryptjs";
import { createHasher, type PreferredFormat } from "./hasher.ts";

/** bcrypt reads no further; a longer password would match by its beginning. */
const maxBytes = 72;

/** 2a, 2b and 2y are one algorithm for every password up to 72 bytes; 2x is a broken one. */
const pattern = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;

/** The costs that are ever run: the highest takes some two seconds. */
const costs = { min: 4, max: 15 };

/** The cost of a bcrypt hash (log2 of its rounds), if it is one that we would run. */
export function bcryptCost(stored: string): number | undefined {
  const cost = Number(pattern.exec(stored)?.[1]);
  return cost >= costs.min && cost <= costs.max ? cost : undefined;
}

/** bcrypt by bcryptjs, which runs everywhere. `cost` is log2 of the rounds. */
export const bcryptFormat = (cost: number): PreferredFormat => ({
  settings: `bcrypt ${cost}`,
  maxBytes,
  read(stored) {
    const found = bcryptCost(stored);
    return found === undefined
      ? undefined
      : {
          settings: `bcrypt ${found}`,
          // Compared even if it can't match, so that the time says nothing.
          matches: async (password) =>
            (await bcrypt.compare(password, stored)) && utf8ByteLength(password) <= maxBytes,
        };
  },
  hash(password) {
    return bcrypt.hash(password, cost);
  },
});

/**
 * Stores and checks bcrypt only. It occupies the thread for about 60 ms at cost 10: a server runs it
 * in a pool of workers.
 * @param cost log2 of the rounds; a stored hash of another cost counts as outdated
 */
export const createBcryptHasher = (cost: number): PasswordHasher =>
  createHasher(bcryptFormat(cost));
