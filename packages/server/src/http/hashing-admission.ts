import { ProblemError } from "@latch/core";

/** Milliseconds within which a request must be answered. */
const defaultLimitMs = 5000;
/** Milliseconds of a hash until the first one is measured. */
const initialMs = 100;
/** The weight of the last hash in the average. */
const weight = 0.1;

type Options = { threads: number; limitMs?: number };

/**
 * Creates the limit on the queue of passwords. A password is refused if the threads need longer than
 * `limitMs` for it and for those before it, by the average time of the last hashes. A free thread always
 * accepts one, so that the average follows after a pause of the machine.
 *
 * Only the Node server needs the limit: a Lambda function processes one request at a time, and on the edge
 * a hash runs in the isolate of its request, so neither has a queue of passwords.
 */
export function createHashingAdmission({ threads, limitMs = defaultLimitMs }: Options) {
  let averageMs = initialMs;
  let pending = 0;

  return {
    /**
     * Runs a hash, or refuses it before it is queued.
     * @param run returns the result of the hash and its milliseconds in the thread
     * @throws `unavailable`, with the time after which the present queue is processed
     */
    async admit<T>(run: () => Promise<{ result: T; ms: number }>): Promise<T> {
      const answerMs = ((pending + 1) / threads) * averageMs;
      if (pending >= threads && answerMs > limitMs) {
        throw new ProblemError("unavailable", { retryAfterSeconds: Math.ceil(answerMs / 1000) });
      }
      pending += 1;
      try {
        const { result, ms } = await run();
        averageMs += weight * (ms - averageMs);
        return result;
      } finally {
        pending -= 1;
      }
    },
  };
}
