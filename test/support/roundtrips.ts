import { setTimeout } from "node:timers/promises";
import type { DatabaseCall } from "@latch/core";
import { openTestDatabase } from "./harness.ts";

/** Milliseconds. */
const latency = 40;

type Span = { name: string; start: number; end: number };

/** A database that says which calls were made, and how many of them had to wait for another. */
export async function openWatchedDatabase() {
  const spans: Span[] = [];
  const database = await openTestDatabase(({ operation, table = "", ms }: DatabaseCall) => {
    const end = performance.now();
    spans.push({ name: `${operation} ${table}`.trim(), start: end - ms, end });
  });
  // As far away as a real one: what is called at once is under way at once, whatever its preparation.
  database.client.middlewareStack.add(
    (next) => async (args) => {
      await setTimeout(latency);
      return next(args);
    },
    { step: "build", name: "distance" },
  );

  /** Runs `work`; what is called at once counts as one round. */
  async function watch(work: () => Promise<unknown>) {
    spans.length = 0;
    await work();
    // The most calls of which none began before another ended: the length of the longest chain.
    let rounds = 0;
    let free = Number.NEGATIVE_INFINITY;
    for (const { start, end } of spans.toSorted((a, b) => a.end - b.end)) {
      if (start < free) continue;
      rounds += 1;
      free = end;
    }
    return { calls: spans.map(({ name }) => name).sort(), rounds };
  }

  return { database, watch };
}
