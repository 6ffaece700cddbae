import type { Clock, DeliveryQueue, DeliveryRef } from "@latch/core";

/** Seconds that SQS holds a message back at the most. */
const longestSeconds = 900;

/**
 * Stands in for SQS where hours have to pass: a message comes when the test's clock says that it is
 * time, and no delay is longer than SQS would take.
 */
export function createClockedQueue(clock: Clock) {
  const waiting: { ref: DeliveryRef; dueMs: number }[] = [];
  const queue: DeliveryQueue = {
    async send(refs, delaySeconds = 0) {
      const dueMs = clock() + Math.min(delaySeconds, longestSeconds) * 1000;
      waiting.push(...refs.map((ref) => ({ ref, dueMs })));
    },
  };
  return {
    queue,
    waiting,
    /** Takes out what is due. */
    take: (): DeliveryRef[] => {
      const due = waiting.filter((message) => message.dueMs <= clock());
      for (const message of due) waiting.splice(waiting.indexOf(message), 1);
      return due.map(({ ref }) => ref);
    },
    /** Seconds until the next message comes; undefined when there is none. */
    waitSeconds: (): number | undefined =>
      waiting.length > 0
        ? Math.max(0, Math.min(...waiting.map(({ dueMs }) => dueMs)) - clock()) / 1000
        : undefined,
  };
}
