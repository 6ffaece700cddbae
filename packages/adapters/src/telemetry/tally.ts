import { AsyncLocalStorage } from "node:async_hooks";
import type { Measure, Tally } from "@latch/core";

/**
 * Creates a tally that sums database calls and hashing time for each request.
 * @param observers receive each measurement too
 */
export function createTally(...observers: Measure[]): {
  measure: Measure;
  /** Runs `work` and sums its measurements in `tally`. */
  within<Result>(tally: Tally, work: () => Result): Result;
} {
  const tallies = new AsyncLocalStorage<Tally>();
  return {
    measure(what) {
      for (const observe of observers) observe(what);
      const tally = tallies.getStore();
      if (!tally) return;
      if (what.kind === "hashing") tally.hashingMs += what.ms;
      if (what.kind !== "database") return;
      tally.databaseCalls += 1;
      tally.databaseMs += what.ms;
    },
    within: (tally, work) => tallies.run(tally, work),
  };
}
