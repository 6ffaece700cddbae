import type { Log } from "@latch/core";

/**
 * Runs `work` every `seconds`, never twice at the same time. It logs an error and tries again at the next
 * interval. The signal aborts when the process stops, so that `work` ends soon.
 */
export function runEvery(
  seconds: number,
  work: (signal: AbortSignal) => Promise<unknown>,
  log: Log,
) {
  const stopping = new AbortController();
  let running: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    running ??= work(stopping.signal)
      .catch((err) => log.error({ event: "housekeeping.failed", err }, "maintenance failed"))
      .finally(() => {
        running = undefined;
      });
  }, seconds * 1000);
  timer.unref();
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}
