import { type Measure, type PasswordHasher, ProblemError } from "@latch/core";

/** Wraps a hasher and measures each call, including the time in the queue, or counts its refusal. */
export function createMeasuredHasher(hasher: PasswordHasher, measure: Measure): PasswordHasher {
  async function timed<T>(work: Promise<T>): Promise<T> {
    const startedAtMs = performance.now();
    const record = () => measure({ kind: "hashing", ms: performance.now() - startedAtMs });
    try {
      const result = await work;
      record();
      return result;
    } catch (error) {
      if (error instanceof ProblemError && error.code === "unavailable") {
        measure({ kind: "shed_hash" });
      } else {
        record();
      }
      throw error;
    }
  }
  return {
    hash: (password) => timed(hasher.hash(password)),
    verify: (password, stored) => timed(hasher.verify(password, stored)),
  };
}
