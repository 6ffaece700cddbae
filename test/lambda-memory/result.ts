import { priceOf, prices } from "../cost/prices.ts";

/** The operations that are measured. */
export const operations = ["login", "refresh"] as const;
export type Operation = (typeof operations)[number];

/** The content of result.json. */
export type MemoryResult = {
  machine: string;
  /** The day of the run, as YYYY-MM-DD. */
  date: string;
  /** How the CPU time was limited. */
  limit: string;
  /** Invocations of each operation at each size. */
  runs: number;
  /** The median and the 95th percentile of an invocation in milliseconds. */
  steps: ({ memoryMb: number } & Record<Operation, { p50: number; p95: number }>)[];
};

/** Returns the dollars of a million invocations. Lambda rounds up to milliseconds. */
export function dollarsOfMillion(memoryMb: number, ms: number): number {
  const gbSeconds = (Math.ceil(ms) / 1000) * (memoryMb / 1024) * 1e6;
  return priceOf(1e6, prices.lambdaRequests.tiers) + priceOf(gbSeconds, prices.gbSeconds.tiers);
}
