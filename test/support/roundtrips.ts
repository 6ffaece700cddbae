import { setTimeout } from "node:timers/promises";
import type { DatabaseCall } from "@latch/core";
import { openTestDatabase } from "./harness.ts";

const latencyMs = 40;

type Span = { name: string; startMs: number; endMs: number };

/** A database that says which calls were made, and how many of them had to wait for another. */
export async function openCountingDatabase() {
  const spans: Span[] = [];
  const database = await openTestDatabase(({ operation, table = "", ms }: DatabaseCall) => {
    const endMs = performance.now();
    spans.push({ name: `${operation} ${table}`.trim(), startMs: endMs - ms, endMs });
  });
  // As far away as a real one: what is called at once is under way at once, whatever its preparation.
  database.client.middlewareStack.add(
    (next) => async (args) => {
      await setTimeout(latencyMs);
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
    let freeMs = Number.NEGATIVE_INFINITY;
    for (const { startMs, endMs } of spans.toSorted((a, b) => a.endMs - b.endMs)) {
      if (startMs < freeMs) continue;
      rounds += 1;
      freeMs = endMs;
    }
    return { calls: spans.map(({ name }) => name).sort(), rounds };
  }

  return { database, watch };
}
