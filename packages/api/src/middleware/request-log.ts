import type { OperationId } from "@latch/contract";
import { type Log, traceIdFrom } from "@latch/core";
import type { Context } from "hono";
import type { AppEnv } from "../hono-env.ts";

type Options = {
  log: Log;
  /** The percentage of requests with a 2xx response that are logged. */
  logSuccessPercent: number;
  /** The percentage for the operations that clients repeat by themselves, if it is lower. */
  logFrequentPercent?: number;
};

/** The operations that clients repeat by themselves, as at each page. Most lines of an API are about them. */
const frequentOperations: ReadonlySet<string | undefined> = new Set<OperationId>([
  "getMe",
  "listTasks",
  "refreshSession",
  "verifySession",
  "verifyToken",
]);

/**
 * Creates a function that returns whether the next request is logged. It counts up evenly: a random choice could be the
 * same for many requests in a row. The first request is logged.
 */
function createSampler(percent: number): () => boolean {
  let sum = 100 - percent;
  return () => {
    sum += percent;
    if (sum < 100) return false;
    sum -= 100;
    return percent > 0;
  };
}

/**
 * Creates a function that logs a request after its response. The line never contains a query, a header or a body.
 * Its last parameters are the status of the response and the duration of the request in milliseconds.
 */
export function createRequestLog({ log, logSuccessPercent, logFrequentPercent = 100 }: Options) {
  const isSampled = createSampler(logSuccessPercent);
  const isFrequentSampled = createSampler(Math.min(logSuccessPercent, logFrequentPercent));

  return (c: Context<AppEnv>, status: number, ms: number): void => {
    const isFrequent = frequentOperations.has(c.get("operationId"));
    if (status >= 200 && status < 300 && !(isFrequent ? isFrequentSampled() : isSampled())) return;
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
