import { cpuTimeMs, databaseLatency } from "../capacity/simulation.ts";
import { priceOf, type Quantity, quotedPrices } from "./prices.ts";

/** How much of each quantity something uses. */
export type Usage = Partial<Record<Quantity, number>>;

/** Adds usages. */
export function sumUsage(...usages: Usage[]): Usage {
  const sum: Usage = {};
  for (const usage of usages) {
    for (const [quantity, amount] of Object.entries(usage) as [Quantity, number][]) {
      sum[quantity] = (sum[quantity] ?? 0) + amount;
    }
  }
  return sum;
}

/** Multiplies each quantity of a usage. */
export const times = (factor: number, usage: Usage): Usage =>
  Object.fromEntries(
    Object.entries(usage).map(([quantity, amount]) => [quantity, amount * factor]),
  ) as Usage;

/** Milliseconds that Lambda itself adds to an invocation: an assumption. */
const runtimeMs = 1.5;

export type Invocation = {
  memoryMb: number;
  /** Milliseconds of CPU time on the measured machine. */
  cpuMs: number;
  /** Calls to DynamoDB in a row. */
  calls: number;
  /** Milliseconds of waiting for something else. */
  waitMs?: number;
};

/** Returns what an invocation of a function uses. Lambda rounds up to milliseconds. */
export function useLambda({ memoryMb, cpuMs, calls, waitMs = 0 }: Invocation): Usage {
  const waited = calls * databaseLatency.p50 + waitMs + runtimeMs;
  const ms = Math.ceil(cpuTimeMs({ cpuMs }, memoryMb) + waited);
  return { lambdaRequests: 1, gbSeconds: (ms / 1000) * (memoryMb / 1024) };
}

/** Seconds of a month of 30.4 days. */
export const monthSeconds = 2_628_000;

/** Returns the dollars of a GB of provisioned concurrency in a month. */
export const warmGbMonth = (): number => priceOf(monthSeconds, quotedPrices.warmGbSeconds.tiers);
