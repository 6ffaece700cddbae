import type { Route } from "@latch/contract";
import { Hono } from "hono";
import { cors } from "hono/cors";
import type { AppDeps } from "./deps.ts";
import type { AppEnv } from "./hono-env.ts";
import { createResponseHeaders } from "./middleware/answer-headers.ts";
import { createCaller } from "./middleware/caller.ts";
import { createObserver } from "./middleware/observe.ts";
import { createRequestLog } from "./middleware/request-log.ts";
import { createErrorHandler, createNotFound } from "./problems.ts";

/**
 * What every app of ours does around its operations: problems, request ids, log, headers, CORS.
 * @param routes what it is going to serve, for spans and metrics
 * @param mountPages pages for people, which have headers of their own
 */
export function createBase(
  deps: AppDeps,
  routes: Record<string, Route>,
  mountPages: (app: Hono<AppEnv>) => void = () => {},
): Hono<AppEnv> {
  const { allowedOrigins, secure, log } = deps;
  const app = new Hono<AppEnv>();
  app.onError(createErrorHandler(log));
  app.notFound(createNotFound(app));

  const headers = createResponseHeaders({ secure });
  const observe = createObserver(deps, routes);
  // One layer for all of it: each of Hono's costs more than most of what is done in it.
  app.use(async (c, next) => {
    const startedAtMs = performance.now();
    const caller = createCaller(c, deps);
    c.set("caller", caller);
    const complete = headers(c, caller.requestId);
    await (observe ? observe.run(c, next) : next());
    complete();
    const ms = performance.now() - startedAtMs;
    createRequestLog(c, log, ms);
    observe?.note(c, ms);
  });
  mountPages(app);
  if (allowedOrigins.length > 0) {
    app.use(
      cors({
        origin: allowedOrigins,
        credentials: true,
        allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
        allowHeaders: [
          "authorization",
          "content-type",
          "if-match",
          "idempotency-key",
          "traceparent",
          "x-api-key",
          "x-request-id",
          "x-session-mode",
        ],
        exposeHeaders: ["etag", "ratelimit", "ratelimit-policy", "retry-after", "x-request-id"],
        maxAge: 600,
      }),
    );
  }
  return app;
}
