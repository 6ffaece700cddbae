import { setTimeout } from "node:timers/promises";
import type { Database } from "@latch/adapters/dynamodb";

/** When a call began and ended, in milliseconds. */
export type CallSpan = { startMs: number; endMs: number };

/** Far longer than a busy machine takes between two calls that do not wait for each other. */
const latencyMs = 250;

/**
 * Gives each call the latency of a real database. Without it a call to the embedded database can end before a
 * concurrent one has been prepared, and the two look as if they followed one another.
 * @param isDelayed whether calls are delayed now
 */
export function delayCalls({ client }: Database, isDelayed: () => boolean = () => true): void {
  client.intercept(async ({ input }, next) => {
    if (isDelayed()) await setTimeout(latencyMs);
    return next(input);
  });
}

/** Returns the length of the longest chain of calls that did not overlap. */
export function countRounds(spans: CallSpan[]): number {
  let rounds = 0;
  let freeMs = Number.NEGATIVE_INFINITY;
  for (const { startMs, endMs } of spans.toSorted((a, b) => a.endMs - b.endMs)) {
    if (startMs < freeMs) continue;
    rounds += 1;
    freeMs = endMs;
  }
  return rounds;
}
