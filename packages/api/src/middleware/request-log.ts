import { type Log, traceIdFrom } from "@latch/core";
import type { Context } from "hono";
import type { AppEnv } from "../hono-env.ts";

/**
 * Logs a request after its response. The line never contains a query, a header or a body.
 * @param ms the duration of the request in milliseconds
 */
export function logRequest(c: Context<AppEnv>, log: Log, ms: number): void {
  // `c.get`, because `c.var` builds an object of all variables at each access.
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
