import type { Log } from "@latch/core";

/**
 * Runs `work` every `seconds`, never twice at the same time. It logs an error and tries again at the next
 * interval.
 */
export function runEvery(seconds: number, work: () => Promise<unknown>, log: Log) {
  let running: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    running ??= work()
      .catch((err) => log.error({ event: "housekeeping.failed", err }, "maintenance failed"))
      .finally(() => {
        running = undefined;
      });
  }, seconds * 1000);
  timer.unref();
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await running;
    },
  };
}
