import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds. */
const bounds = { least: 50, most: 10_000 };

/** Pauses that get longer, up to ten seconds, until all is well again; `signal` ends them. */
export function pausing(signal: AbortSignal) {
  let next = bounds.least;
  return {
    async longer(): Promise<void> {
      await sleep(next, undefined, { signal }).catch(() => {});
      next = Math.min(next * 2, bounds.most);
    },
    reset(): void {
      next = bounds.least;
    },
  };
}
