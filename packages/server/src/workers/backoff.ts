import { setTimeout as sleep } from "node:timers/promises";

const boundsMs = { min: 50, max: 10_000 };

/** Pauses that get longer, up to ten seconds, until all is well again; `signal` ends them. */
export function createBackoff(signal: AbortSignal) {
  let nextMs = boundsMs.min;
  return {
    async longer(): Promise<void> {
      await sleep(nextMs, undefined, { signal }).catch(() => {});
      nextMs = Math.min(nextMs * 2, boundsMs.max);
    },
    reset(): void {
      nextMs = boundsMs.min;
    },
  };
}
