import type { Random } from "../shared/ports.ts";

/** The delay before each attempt, from the end of the previous one; about a day in total. */
const scheduleSeconds = [0, 5, 60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600, 15 * 3600];

/** The maximum delay that a receiver can request by Retry-After. */
const maxWaitSeconds = 24 * 3600;

/**
 * Returns the seconds until the next attempt of a delivery, with a jitter of 10 %, so that
 * deliveries that failed together are not retried together. A receiver can request a longer delay,
 * never a shorter one.
 * @param attempts attempts since the schedule started
 * @returns undefined after the last attempt
 */
export function nextDelaySeconds(
  attempts: number,
  { random, retryAfterSeconds = 0 }: { random: Random; retryAfterSeconds?: number },
): number | undefined {
  const delaySeconds = scheduleSeconds[attempts];
  if (delaySeconds === undefined) return undefined;
  const jitter = 0.9 + ((random(1)[0] as number) / 255) * 0.2;
  return Math.max(delaySeconds * jitter, Math.min(retryAfterSeconds, maxWaitSeconds));
}
