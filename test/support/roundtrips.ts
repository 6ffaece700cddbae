import type { DatabaseCall } from "@latch/core";
import { type CallSpan, countRounds, delayCalls } from "./call-rounds.ts";
import { openTestDatabase } from "./harness.ts";

type Span = CallSpan & { name: string };

/** Opens a database that records its calls, and how many of them waited for another. */
export async function openCountingDatabase() {
  const spans: Span[] = [];
  const database = await openTestDatabase(({ operation, table = "", ms }: DatabaseCall) => {
    const endMs = performance.now();
    spans.push({ name: `${operation} ${table}`.trim(), startMs: endMs - ms, endMs });
  });
  delayCalls(database);

  /** Runs `work`. Concurrent calls count as one round. */
  async function watch(work: () => Promise<unknown>) {
    spans.length = 0;
    await work();
    return { calls: spans.map(({ name }) => name).sort(), rounds: countRounds(spans) };
  }

  return { database, watch };
}
