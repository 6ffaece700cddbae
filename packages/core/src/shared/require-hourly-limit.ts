import { ProblemError } from "./problem-error.ts";
import type { Throttle } from "./throttle.ts";

/**
 * Counts a request against a limit per hour.
 * @throws `rate_limited` above the limit
 */
export async function requireHourlyLimit(
  throttle: Throttle,
  name: string,
  limit: number,
): Promise<void> {
  const { isAllowed, secondsLeft } = await throttle.take(name, { limit, windowSeconds: 3600 });
  if (!isAllowed) throw new ProblemError("rate_limited", { retryAfterSeconds: secondsLeft });
}
