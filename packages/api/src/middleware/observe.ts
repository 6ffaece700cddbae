import type { Route } from "@latch/contract";
import { readTraceparent, type SpanStart, traceIdOf } from "@latch/core";
import type { Context } from "hono";
import type { ServiceDeps } from "../deps.ts";
import type { AppEnv } from "../env.ts";

type Next = () => Promise<void>;
type Observe = (c: Context<AppEnv>, next: Next, started: number) => Promise<void>;

/**
 * What is done around each request to measure and trace it, and to tell of slow ones; undefined where
 * nobody watches. Hashing is a part of the time.
 * @param routes what its operations are reached by
 */
export function observer(
  { observation, log }: Pick<ServiceDeps, "observation" | "log">,
  routes: Record<string, Route>,
): Observe | undefined {
  if (!observation) return undefined;
  const { measure, trace, tally: within, slowAfter } = observation;

  const measured: Observe = async (c, next, started) => {
    const tally = within ? await within(next) : void (await next());
    const ms = performance.now() - started;
    const operationId = operationOf(c);
    const { status } = c.res;
    measure?.({ kind: "request", operationId, status, ms, tally });
    if (slowAfter === 0 || ms < slowAfter) return;
    const { requestId, traceparent } = c.get("caller");
    const traceId = traceIdOf(traceparent);
    const spent = Object.entries({ ms, ...tally }).map(([name, value]) => [
      name,
      Math.round(value),
    ]);
    log.warn(
      {
        event: "operation.slow",
        requestId,
        traceId,
        operationId,
        status,
        ...Object.fromEntries(spent),
      },
      "slow operation",
    );
  };
  if (!trace) return measured;

  return (c, next, started) =>
    trace(startOf(c), async (span) => {
      c.get("caller").traceparent = span.traceparent;
      await measured(c, next, started);
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
}

const operationOf = (c: Context<AppEnv>): string => c.get("operationId") ?? "unmatched";

/** As the conventions for HTTP servers have it; never a query, and no address. */
const startOf = (c: Context<AppEnv>): SpanStart => ({
  name: "unmatched",
  kind: "server",
  parent: readTraceparent(c.req.header("traceparent")),
  attributes: {
    "http.request.method": c.req.method,
    "url.path": c.req.path.slice(0, 200),
    "url.scheme": new URL(c.req.url).protocol.slice(0, -1),
  },
});
