import { setTimeout } from "node:timers/promises";
import type { DatabaseCall } from "@latch/core";
import { openTestDatabase } from "./harness.ts";

/** Far longer than a busy machine takes between two calls that do not wait for each other. */
const latencyMs = 250;

type Span = { name: string; startMs: number; endMs: number };

/** Opens a database that records its calls, and how many of them waited for another. */
export async function openCountingDatabase() {
  const spans: Span[] = [];
  const database = await openTestDatabase(({ operation, table = "", ms }: DatabaseCall) => {
    const endMs = performance.now();
    spans.push({ name: `${operation} ${table}`.trim(), startMs: endMs - ms, endMs });
  });
  // A latency as of a real database: concurrent calls overlap, whatever their preparation takes.
  database.client.middlewareStack.add(
    (next) => async (args) => {
      await setTimeout(latencyMs);
      return next(args);
    },
    { step: "build", name: "distance" },
  );

  /** Runs `work`. Concurrent calls count as one round. */
  async function watch(work: () => Promise<unknown>) {
    spans.length = 0;
    await work();
    // The length of the longest chain of calls that did not overlap.
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
