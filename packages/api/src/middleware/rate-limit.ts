import type { RateLimit } from "@latch/contract";
import { networkOf, ProblemError, type Throttle } from "@latch/core";
import type { Context } from "hono";
import type { AppEnv, RequestStep } from "../hono-env.ts";

/**
 * Creates the step that counts a request against the limits of its operation, without waiting for the
 * count. It sets `c.var.rateLimitCheck`: the API awaits it before it calls the handler or, for a route
 * with `concurrentRateLimit`, the handler awaits it.
 */
export function createRateLimit(
  operationId: string,
  limits: RateLimit[],
  throttle: Throttle,
): RequestStep {
  return (c) => {
    const check = Promise.all(limits.map((limit) => take(c, limit))).then(() => undefined);
    // A request with invalid input ends before the check is awaited: its rejection needs a handler.
    check.catch(() => undefined);
    c.set("rateLimitCheck", check);
  };

  async function take(c: Context<AppEnv>, { limit, window, by }: RateLimit): Promise<void> {
    const subject = by === "user" ? c.var.principal?.userId : networkOf(c.var.caller.address);
    const { isAllowed, remaining, secondsLeft } = await throttle.take(
      `${operationId}#${by}#${subject}`,
      { limit, windowSeconds: window },
    );
    // draft-ietf-httpapi-ratelimit-headers: structured fields, one item for each policy.
    c.header("ratelimit-policy", `"${by}";q=${limit};w=${window}`, { append: true });
    c.header("ratelimit", `"${by}";r=${remaining};t=${secondsLeft}`, { append: true });
    if (!isAllowed) throw new ProblemError("rate_limited", { retryAfterSeconds: secondsLeft });
  }
}
