import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { PasswordHasher } from "@latch/core";
import { Piscina } from "piscina";
import type { HashingTask } from "./hashing-worker.ts";

/**
 * Hashing in workers, one a core: a password takes a thread for some 60 ms, and everybody else's
 * requests should not wait for it.
 */
export function createHashingPool(options: { cost: number; workers?: number }) {
  const pool = new Piscina<HashingTask, never>({
    filename: fileURLToPath(new URL("./hashing-worker.ts", import.meta.url)),
    workerData: { cost: options.cost },
    minThreads: 1,
    maxThreads: options.workers ?? availableParallelism(),
    idleTimeout: 60_000,
  });
  const hasher: PasswordHasher = {
    hash: (password) => pool.run({ hash: password }),
    verify: (password, stored) => pool.run({ verify: password, stored }),
  };
  return { hasher, close: () => pool.close() };
}
