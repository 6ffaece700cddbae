import type { RateLimit } from "@latch/contract";
import { networkOf, ProblemError, type Throttle } from "@latch/core";
import type { Context } from "hono";
import type { AppEnv, RequestStep } from "../hono-env.ts";

type Counted = Omit<RateLimit, "by"> & { by: RateLimit["by"] | "key" };

/**
 * Limits what one API key can forward to an operation: a stolen key chooses the addresses, so their limits do not hold
 * it. With windows of one second the counter has at most 100 ids, and each window is an item of its own.
 */
const forwardingLimit: Omit<RateLimit, "by"> = { limit: 100, window: 1 };

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
    const { forwardedBy } = c.get("caller");
    const counted = limits.map((limit) => take(c, limit, subjectOf(c, limit)));
    if (forwardedBy) counted.push(take(c, { ...forwardingLimit, by: "key" }, forwardedBy));
    const check = Promise.all(counted).then(() => undefined);
    // A request with invalid input ends before the check is awaited: its rejection needs a handler.
    check.catch(() => undefined);
    c.set("rateLimitCheck", check);
  };

  async function take(
    c: Context<AppEnv>,
    { limit, window, by }: Counted,
    subject: string | undefined,
  ): Promise<void> {
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

function subjectOf(c: Context<AppEnv>, { by }: RateLimit): string | undefined {
  if (by === "address") return networkOf(c.get("caller").address);
  const userId = c.get("principal")?.userId;
  return by === "user" ? userId : `${userId}#${c.req.param("userId")}`;
}
