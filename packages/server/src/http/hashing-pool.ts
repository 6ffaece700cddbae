import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { NodeHasherOptions } from "@latch/adapters/hashing/node";
import type { PasswordHasher } from "@latch/core";
import { Piscina } from "piscina";
import { modules } from "../places.ts";
import { createHashingAdmission } from "./hashing-admission.ts";
import type { HashingTask } from "./hashing-thread.ts";

/** The options of createNodeHasher, with bcrypt as the default. */
type Options = Pick<NodeHasherOptions, "cost"> &
  Partial<NodeHasherOptions> & {
    workers?: number;
    /** Milliseconds within which a password must be hashed, the wait for a free thread included. */
    limitMs?: number;
    /** The module that each thread runs. */
    thread?: URL;
  };

/**
 * Creates a pool of threads that hash passwords, one thread for each core by default. A hash occupies a
 * thread for about 60 ms, and other requests should not wait for it. The pool refuses a password with
 * `unavailable` if its queue is too long.
 */
export function createHashingPool(options: Options) {
  const { cost, prefer = "bcrypt", workers, limitMs, thread = modules.hashingThread } = options;
  const threads = workers ?? availableParallelism();
  const pool = new Piscina<HashingTask, never>({
    filename: fileURLToPath(thread),
    workerData: { cost, prefer } satisfies NodeHasherOptions,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
  });
  const { admit } = createHashingAdmission({ threads, limitMs });
  const hasher: PasswordHasher = {
    hash: (password) => admit(() => pool.run({ hash: password })),
    verify: (password, stored) => admit(() => pool.run({ verify: password, stored })),
  };
  return {
    hasher,
    /** Returns the number of passwords that wait for a free thread. */
    queued: () => pool.queueSize,
    close: () => pool.close(),
  };
}
