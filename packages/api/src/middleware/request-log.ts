import type { Log } from "@latch/core";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";

/** One line for each request, after it was answered. Never a query, a header or a body. */
export const requestLog = (log: Log) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const started = performance.now();
    await next();
    // `c.get`: `c.var` builds an object of all variables each time.
    log.info(
      {
        requestId: c.get("requestId"),
        operationId: c.get("operationId"),
        method: c.req.method,
        path: c.req.path.slice(0, 200),
        status: c.res.status,
        ms: Math.round((performance.now() - started) * 10) / 10,
        userId: c.get("principal")?.userId,
        address: c.get("caller").address,
      },
      "request",
    );
  });
