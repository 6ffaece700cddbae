import type { Log } from "@latch/core";

/** Does something now and then, never twice at once; what fails is logged and tried next time. */
export function runEvery(seconds: number, work: () => Promise<unknown>, log: Log) {
  let running: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    running ??= work()
      .catch((err) => log.error({ event: "housekeeping.failed", err }, "housekeeping failed"))
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
