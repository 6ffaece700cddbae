import { type Log, traceIdFrom } from "@latch/core";
import type { Context } from "hono";
import type { AppEnv } from "../hono-env.ts";

/**
 * One line for each request, after it was answered. Never a query, a header or a body.
 * @param ms how long the request took
 */
export function createRequestLog(c: Context<AppEnv>, log: Log, ms: number): void {
  // `c.get`: `c.var` builds an object of all variables each time.
  const { requestId, traceparent, address } = c.get("caller");
  log.info(
    {
      requestId,
      traceId: traceIdFrom(traceparent),
      operationId: c.get("operationId"),
      method: c.req.method,
      path: c.req.path.slice(0, 200),
      status: c.res.status,
      ms: Math.round(ms * 10) / 10,
      userId: c.get("principal")?.userId,
      address,
    },
    "request",
  );
}
