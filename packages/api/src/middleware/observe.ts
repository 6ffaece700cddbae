import { traceIdOf } from "@latch/core";
import type { Context } from "hono";
import type { ServiceDeps } from "../deps.ts";
import type { AppEnv } from "../env.ts";

type Observe = (c: Context<AppEnv>, next: () => Promise<void>, started: number) => Promise<void>;

/**
 * What is done around each request to measure it, and to tell of slow ones; undefined where nobody
 * watches. Hashing is a part of the time.
 */
export function observer({
  observation,
  log,
}: Pick<ServiceDeps, "observation" | "log">): Observe | undefined {
  if (!observation) return undefined;
  const { measure, tally: within, slowAfter } = observation;

  return async (c, next, started) => {
    const tally = within ? await within(next) : void (await next());
    const ms = performance.now() - started;
    const operationId = c.get("operationId") ?? "unmatched";
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
}
