import type { Measure, PasswordHasher } from "@latch/core";

/** Wraps a hasher and measures each call, including the time in the queue. */
export function createMeasuredHasher(hasher: PasswordHasher, measure: Measure): PasswordHasher {
  async function timed<T>(work: Promise<T>): Promise<T> {
    const startedAtMs = performance.now();
    try {
      return await work;
    } finally {
      measure({ kind: "hashing", ms: performance.now() - startedAtMs });
    }
  }
  return {
    hash: (password) => timed(hasher.hash(password)),
    verify: (password, stored) => timed(hasher.verify(password, stored)),
  };
}
