import { setTimeout as sleep } from "node:timers/promises";

const delayMs = { min: 50, max: 10_000 };

/**
 * Creates an exponential backoff from 50 ms to 10 seconds. `reset` returns to the minimum; `signal` ends a
 * wait.
 */
export function createBackoff(signal: AbortSignal) {
  let nextMs = delayMs.min;
  return {
    async wait(): Promise<void> {
      await sleep(nextMs, undefined, { signal }).catch(() => {});
      nextMs = Math.min(nextMs * 2, delayMs.max);
    },
    reset(): void {
      nextMs = delayMs.min;
    },
  };
}
