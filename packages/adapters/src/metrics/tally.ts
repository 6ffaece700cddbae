import { AsyncLocalStorage } from "node:async_hooks";
import type { Measure, Tally } from "@latch/core";

/**
 * Adds up, for each request, what it leads to, wherever that happens.
 * @param others who else is told of all that is measured
 */
export function createTally(...others: Measure[]): {
  measure: Measure;
  /** Does `work` and says what it came to. */
  within(work: () => Promise<void>): Promise<Tally>;
} {
  const present = new AsyncLocalStorage<Tally>();
  return {
    measure(what) {
      for (const other of others) other(what);
      const tally = present.getStore();
      if (!tally) return;
      if (what.kind === "hashing") tally.hashingMs += what.ms;
      if (what.kind !== "database") return;
      tally.databaseCalls += 1;
      tally.databaseMs += what.ms;
    },
    async within(work) {
      const tally = { databaseCalls: 0, databaseMs: 0, hashingMs: 0 };
      await present.run(tally, work);
      return tally;
    },
  };
}
