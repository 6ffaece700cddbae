import { type Log, traceIdFrom } from "@latch/core";
import type { Context } from "hono";
import type { AppEnv } from "../hono-env.ts";

type Options = {
  log: Log;
  /** The percentage of requests with a 2xx response that are logged. */
  logSuccessPercent: number;
};

/**
 * Creates a function that logs a request after its response. The line never contains a query, a header or a body.
 * Its last parameters are the status of the response and the duration of the request in milliseconds.
 */
export function createRequestLog({ log, logSuccessPercent }: Options) {
  // Counts up evenly: a random choice could be the same for many requests in a row. The first one is logged.
  let percent = 100 - logSuccessPercent;

  function isSampled(): boolean {
    percent += logSuccessPercent;
    if (percent < 100) return false;
    percent -= 100;
    return logSuccessPercent > 0;
  }

  return (c: Context<AppEnv>, status: number, ms: number): void => {
    if (status >= 200 && status < 300 && !isSampled()) return;
    // `c.get`, because `c.var` builds an object of all variables at each access.
    const { requestId, traceparent, address, forwardedBy } = c.get("caller");
    log.info(
      {
        requestId,
        traceId: traceIdFrom(traceparent),
        operationId: c.get("operationId"),
        method: c.req.method,
        path: c.req.path.slice(0, 200),
        status,
        ms: Math.round(ms * 10) / 10,
        userId: c.get("principal")?.userId,
        address,
        ...(forwardedBy && { forwardedBy }),
      },
      "request",
    );
  };
}
