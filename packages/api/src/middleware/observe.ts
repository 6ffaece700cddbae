import type { Route } from "@latch/contract";
import {
  type Awaitable,
  parseTraceparent,
  type SpanStart,
  type Tally,
  traceIdFrom,
} from "@latch/core";
import type { Context } from "hono";
import type { AppDeps } from "../deps.ts";
import type { AppEnv } from "../hono-env.ts";

type Run = () => Awaitable<Response>;

/**
 * Creates the observer that measures and traces each request and logs slow ones. Returns undefined where
 * the app has no observation.
 * @param routes the routes of the app by operation id
 */
export function createObserver(
  { observation, log }: Pick<AppDeps, "observation" | "log">,
  routes: Record<string, Route>,
) {
  if (!observation) return undefined;
  const { measure, trace, within, slowAfterMs } = observation;

  function runTallied(c: Context<AppEnv>, run: Run): Awaitable<Response> {
    if (!within) return run();
    const tally: Tally = { databaseCalls: 0, databaseMs: 0, hashingMs: 0 };
    c.set("tally", tally);
    return within(tally, run);
  }

  return {
    /** Runs the request within a span and a tally. */
    run(c: Context<AppEnv>, run: Run): Awaitable<Response> {
      if (!trace) return runTallied(c, run);
      return trace(createSpanStart(c), async (span) => {
        c.get("caller").traceparent = span.traceparent;
        const response = await runTallied(c, run);
        const operationId = readOperationId(c);
        const { status } = response;
        span.describe(
          {
            "http.route": routes[operationId]?.path,
            "http.response.status_code": status,
            "user.id": c.get("principal")?.userId,
          },
          operationId,
        );
        if (status >= 500) span.fail(String(status));
        return response;
      });
    },

    /**
     * Measures the request, and logs it if it was slow.
     * @param ms its duration in milliseconds, hashing included
     */
    record(c: Context<AppEnv>, status: number, ms: number): void {
      const operationId = readOperationId(c);
      measure?.({ kind: "request", operationId, status, ms });
      if (slowAfterMs === 0 || ms < slowAfterMs) return;
      const { requestId, traceparent } = c.get("caller");
      const traceId = traceIdFrom(traceparent);
      const totals = Object.fromEntries(
        Object.entries({ ms, ...c.get("tally") }).map(([name, value]) => [name, Math.round(value)]),
      );
      log.warn(
        { event: "operation.slow", requestId, traceId, operationId, status, ...totals },
        "slow operation",
      );
    },
  };
}

export type Observer = NonNullable<ReturnType<typeof createObserver>>;

const readOperationId = (c: Context<AppEnv>): string => c.get("operationId") ?? "unmatched";

/**
 * Creates the start of a server span by OpenTelemetry's HTTP conventions, without query and client
 * address.
 */
const createSpanStart = (c: Context<AppEnv>): SpanStart => ({
  name: "unmatched",
  kind: "server",
  parent: parseTraceparent(c.req.header("traceparent")),
  attributes: {
    "http.request.method": c.req.method,
    "url.path": c.req.path.slice(0, 200),
    "url.scheme": new URL(c.req.url).protocol.slice(0, -1),
  },
});
