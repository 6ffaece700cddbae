import { AsyncLocalStorage } from "node:async_hooks";
import type { Measure, Tally } from "@latch/core";

/**
 * Adds up, for each request, what it leads to, wherever that happens.
 * @param others who else is told of all that is measured
 */
export function createTally(...others: Measure[]): {
  measure: Measure;
  /** Does `work`, and adds up in `tally` what it leads to. */
  within(tally: Tally, work: () => Promise<void>): Promise<void>;
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
    within: (tally, work) => present.run(tally, work),
  };
}
