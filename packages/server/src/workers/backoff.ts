import { setTimeout as sleep } from "node:timers/promises";

const boundsMs = { least: 50, most: 10_000 };

/** Pauses that get longer, up to ten seconds, until all is well again; `signal` ends them. */
export function pausing(signal: AbortSignal) {
  let nextMs = boundsMs.least;
  return {
    async longer(): Promise<void> {
      await sleep(nextMs, undefined, { signal }).catch(() => {});
      nextMs = Math.min(nextMs * 2, boundsMs.most);
    },
    reset(): void {
      nextMs = boundsMs.least;
    },
  };
}
