import type { Log } from "@latch/core";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";

/** One line for each request, after it was answered. Never a query, a header or a body. */
export const requestLog = (log: Log) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const started = performance.now();
    await next();
    const { requestId, operationId, principal, caller } = c.var;
    log.info(
      {
        requestId,
        operationId,
        method: c.req.method,
        path: c.req.path.slice(0, 200),
        status: c.res.status,
        ms: Math.round((performance.now() - started) * 10) / 10,
        userId: principal?.userId,
        address: caller.address,
      },
      "request",
    );
  });
