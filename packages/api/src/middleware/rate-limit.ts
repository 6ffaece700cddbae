import type { RateLimit } from "@latch/contract";
import { networkOf, ProblemError, type Throttle } from "@latch/core";
import type { Context } from "hono";
import type { AppEnv, Step } from "../hono-env.ts";

/**
 * Counts a request against the limits of its operation. What they say is in `c.var.admission`, which
 * is awaited before anything else, or by a handler that has something to do meanwhile.
 */
export function rateLimit(operationId: string, limits: RateLimit[], throttle: Throttle): Step {
  return (c) => {
    const admission = Promise.all(limits.map((limit) => admit(c, limit))).then(() => undefined);
    // Whoever awaits it hears of a refusal; bad input may answer before anybody does.
    admission.catch(() => undefined);
    c.set("admission", admission);
  };

  async function admit(c: Context<AppEnv>, { limit, window, by }: RateLimit): Promise<void> {
    const subject = by === "user" ? c.var.principal?.userId : networkOf(c.var.caller.address);
    const { count, secondsLeft } = await throttle.take(`${operationId}#${by}#${subject}`, window);
    // draft-ietf-httpapi-ratelimit-headers: structured fields, one item for each policy.
    c.header("ratelimit-policy", `"${by}";q=${limit};w=${window}`, { append: true });
    const left = Math.max(0, limit - count);
    c.header("ratelimit", `"${by}";r=${left};t=${secondsLeft}`, { append: true });
    if (count > limit) throw new ProblemError("rate_limited", { retryAfter: secondsLeft });
  }
}
