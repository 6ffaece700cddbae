import type { Defer, Log } from "@latch/core";

/**
 * Creates a runner of jobs that run after the response. `settled` resolves when all have ended, before
 * the server stops.
 */
export function createBackgroundJobs(log: Log): { defer: Defer; settled(): Promise<void> } {
  const running = new Set<Promise<void>>();
  return {
    async defer(work) {
      const run = work().catch((err) => log.error({ err }, "background job failed"));
      running.add(run);
      void run.finally(() => running.delete(run));
    },
    async settled() {
      await Promise.all(running);
    },
  };
}
