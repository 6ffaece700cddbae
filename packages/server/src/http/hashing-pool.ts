import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { NodeHasherOptions } from "@latch/adapters/hashing/node";
import type { PasswordHasher } from "@latch/core";
import { Piscina } from "piscina";
import type { HashingTask } from "./hashing-thread.ts";

/** The options of createNodeHasher, with bcrypt as the default. */
type Options = Pick<NodeHasherOptions, "cost"> & Partial<NodeHasherOptions> & { workers?: number };

/**
 * Creates a pool of threads that hash passwords, one thread for each core by default. A hash occupies a
 * thread for about 60 ms, and other requests should not wait for it.
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
    /** Returns the number of passwords that wait for a free thread. */
    queued: () => pool.queueSize,
    close: () => pool.close(),
  };
}
