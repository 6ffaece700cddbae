import type { Route } from "@latch/contract";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { createAroundRequest, toMiddleware } from "./around-request.ts";
import type { AppDeps } from "./deps.ts";
import type { AppEnv } from "./hono-env.ts";
import { createObserver } from "./middleware/observe.ts";
import { createErrorHandler, createNotFound } from "./problems.ts";
import type { AroundRequest } from "./respond.ts";

/**
 * Creates an app without operations, with everything that each app does around them.
 * @param routes the operations that the caller registers, used to name spans and metrics
 * @param mountPages adds HTML pages, which set their own headers
 * @returns the app, and the function that wraps the handler of each operation
 */
export function createBaseApp(
  deps: AppDeps,
  routes: Record<string, Route>,
  mountPages: (app: Hono<AppEnv>) => void = () => {},
): { app: Hono<AppEnv>; around: AroundRequest } {
  const { isAllowed } = deps.origins;
  const handleError = createErrorHandler(deps.log);
  const observer = createObserver(deps, routes);
  const around = createAroundRequest({ ...deps, handleError, observer });
  const app = new Hono<AppEnv>();
  app.onError(handleError);
  app.notFound(around(createNotFound(app)));
  const pages = new Hono<AppEnv>();
  mountPages(pages);
  // Preflight requests match no route.
  if (isAllowed) app.use(toMiddleware(around, true));
  for (const path of new Set(pages.routes.map(({ path }) => path))) {
    app.use(path, toMiddleware(around));
  }
  app.route("/", pages);
  if (isAllowed) {
    app.use(
      cors({
        origin: (origin) => (isAllowed(origin) ? origin : undefined),
        credentials: true,
        allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
        allowHeaders: [
          "authorization",
          "content-type",
          "if-match",
          "if-none-match",
          "idempotency-key",
          "traceparent",
          "x-api-key",
          "x-reauthentication",
          "x-request-id",
          "x-session-mode",
        ],
        exposeHeaders: [
          "etag",
          "ratelimit",
          "ratelimit-policy",
          "retry-after",
          "www-authenticate",
          "x-request-id",
        ],
        maxAge: 600,
      }),
    );
  }
  return { app, around };
}
