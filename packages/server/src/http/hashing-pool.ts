import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { NodeHasherOptions } from "@latch/adapters/hashing/node";
import type { PasswordHasher } from "@latch/core";
import { Piscina } from "piscina";
import type { HashingTask } from "./hashing-thread.ts";

/** As createNodeHasher takes them; bcrypt unless it is said. */
type Options = Pick<NodeHasherOptions, "cost"> & Partial<NodeHasherOptions> & { workers?: number };

/**
 * Hashing in workers, one a core: a password takes a thread for some 60 ms, and everybody else's
 * requests should not wait for it.
 */
export function createHashingPool({ cost, prefer = "bcrypt", workers }: Options) {
  const pool = new Piscina<HashingTask, never>({
    filename: fileURLToPath(new URL("./hashing-thread.ts", import.meta.url)),
    workerData: { cost, prefer } satisfies NodeHasherOptions,
    minThreads: 1,
    maxThreads: workers ?? availableParallelism(),
    idleTimeout: 60_000,
  });
  const hasher: PasswordHasher = {
    hash: (password) => pool.run({ hash: password }),
    verify: (password, stored) => pool.run({ verify: password, stored }),
  };
  return {
    hasher,
    /** How many passwords wait for a free thread. */
    queued: () => pool.queueSize,
    close: () => pool.close(),
  };
}
