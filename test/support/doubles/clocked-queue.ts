import type { Clock, DeliveryQueue, DeliveryRef } from "@latch/core";

/** Seconds. The maximum delay of SQS. */
const maxDelaySeconds = 900;

/**
 * Creates a double of SQS for tests in which hours pass. A message arrives when the clock of the
 * test reaches its time, and no delay exceeds the maximum of SQS.
 */
export function createClockedQueue(clock: Clock) {
  const waiting: { ref: DeliveryRef; dueMs: number }[] = [];
  const queue: DeliveryQueue = {
    async send(refs, delaySeconds = 0) {
      const dueMs = clock() + Math.min(delaySeconds, maxDelaySeconds) * 1000;
      waiting.push(...refs.map((ref) => ({ ref, dueMs })));
    },
  };
  return {
    queue,
    waiting,
    /** Removes and returns the due messages. */
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
