import type { Route } from "@latch/contract";
import { parseTraceparent, type SpanStart, type Tally, traceIdFrom } from "@latch/core";
import type { Context } from "hono";
import type { AppDeps } from "../deps.ts";
import type { AppEnv } from "../hono-env.ts";

type Next = () => Promise<void>;

/**
 * What is done around each request to measure and trace it, and to tell of slow ones; undefined where
 * nobody watches.
 * @param routes what its operations are reached by
 */
export function createObserver(
  { observation, log }: Pick<AppDeps, "observation" | "log">,
  routes: Record<string, Route>,
) {
  if (!observation) return undefined;
  const { measure, trace, within, slowAfterMs } = observation;

  function tallied(c: Context<AppEnv>, next: Next): Promise<void> {
    if (!within) return next();
    const tally: Tally = { databaseCalls: 0, databaseMs: 0, hashingMs: 0 };
    c.set("tally", tally);
    return within(tally, next);
  }

  return {
    /** Answers the request. */
    run(c: Context<AppEnv>, next: Next): Promise<void> {
      if (!trace) return tallied(c, next);
      return trace(startOf(c), async (span) => {
        c.get("caller").traceparent = span.traceparent;
        await tallied(c, next);
        const operationId = operationOf(c);
        const { status } = c.res;
        span.describe(
          {
            "http.route": routes[operationId]?.path,
            "http.response.status_code": status,
            "user.id": c.get("principal")?.userId,
          },
          operationId,
        );
        if (status >= 500) span.fail(String(status));
      });
    },

    /** Tells of it. @param ms how long it took, hashing included */
    note(c: Context<AppEnv>, ms: number): void {
      const operationId = operationOf(c);
      const { status } = c.res;
      measure?.({ kind: "request", operationId, status, ms });
      if (slowAfterMs === 0 || ms < slowAfterMs) return;
      const { requestId, traceparent } = c.get("caller");
      const traceId = traceIdFrom(traceparent);
      const spent = Object.fromEntries(
        Object.entries({ ms, ...c.get("tally") }).map(([name, value]) => [name, Math.round(value)]),
      );
      log.warn(
        { event: "operation.slow", requestId, traceId, operationId, status, ...spent },
        "slow operation",
      );
    },
  };
}

const operationOf = (c: Context<AppEnv>): string => c.get("operationId") ?? "unmatched";

/** As the conventions for HTTP servers have it; never a query, and no address. */
const startOf = (c: Context<AppEnv>): SpanStart => ({
  name: "unmatched",
  kind: "server",
  parent: parseTraceparent(c.req.header("traceparent")),
  attributes: {
    "http.request.method": c.req.method,
    "url.path": c.req.path.slice(0, 200),
    "url.scheme": new URL(c.req.url).protocol.slice(0, -1),
  },
});
