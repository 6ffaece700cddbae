import type { Random } from "../shared/ports.ts";

/** The pause before each attempt, counted from the end of the one before: a day in all. */
const scheduleSeconds = [0, 5, 60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600, 15 * 3600];

/** Seconds that a receiver may ask for at the most by Retry-After. */
const maxWaitSeconds = 24 * 3600;

/**
 * When the next attempt of a delivery is due. A tenth more or less, so that what failed together does
 * not come back together; a receiver may ask for more time, never for less.
 * @param tries attempts made since the schedule began
 * @returns undefined when it was the last one
 */
export function nextDelaySeconds(
  tries: number,
  { random, retryAfterSeconds = 0 }: { random: Random; retryAfterSeconds?: number },
): number | undefined {
  const delaySeconds = scheduleSeconds[tries];
  if (delaySeconds === undefined) return undefined;
  const jitter = 0.9 + ((random(1)[0] as number) / 255) * 0.2;
  return Math.max(delaySeconds * jitter, Math.min(retryAfterSeconds, maxWaitSeconds));
}
