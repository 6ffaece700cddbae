import type { Route } from "@latch/contract";
import { ProblemError } from "@latch/core";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { createRefusedOriginLog } from "./allowed-origins.ts";
import type { AppDeps } from "./deps.ts";
import type { AppEnv } from "./hono-env.ts";
import { createCaller } from "./middleware/caller.ts";
import { createObserver } from "./middleware/observe.ts";
import { createRequestLog } from "./middleware/request-log.ts";
import { createResponseHeaders } from "./middleware/response-headers.ts";
import { createErrorHandler, createNotFound } from "./problems.ts";

async function rejectMalformed(): Promise<never> {
  throw new ProblemError("invalid_request", { detail: "The request is not valid HTTP" });
}

/** One error for all requests: a stack for each would be a part of the work that the refusal saves. */
const overloaded = new ProblemError("unavailable", {
  detail: "The server is overloaded",
  retryAfterSeconds: 1,
});

async function rejectOverload(): Promise<never> {
  throw overloaded;
}

/**
 * Creates an app without operations, with everything that each app does around them: problem
 * responses, request ids, request log, response headers, CORS.
 * @param routes the operations that the caller registers, used to name spans and metrics
 * @param mountPages adds HTML pages, which set their own headers
 */
export function createBaseApp(
  deps: AppDeps,
  routes: Record<string, Route>,
  mountPages: (app: Hono<AppEnv>) => void = () => {},
): Hono<AppEnv> {
  const { origins, secure, log } = deps;
  const { isAllowed } = origins;
  const logRefusedOrigin = createRefusedOriginLog(origins, log);
  const logRequest = createRequestLog(deps);
  const allowOrigins =
    isAllowed &&
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
    });
  const app = new Hono<AppEnv>();
  app.onError(createErrorHandler(log));
  app.notFound(createNotFound(app));

  const prepareHeaders = createResponseHeaders({ secure });
  const observer = createObserver(deps, routes);
  // One middleware for all steps: a Hono middleware costs more time than most of these steps.
  app.use(async (c, next) => {
    const startedAtMs = performance.now();
    const caller = createCaller(c, deps);
    c.set("caller", caller);
    logRefusedOrigin(c);
    const completeHeaders = prepareHeaders(c, caller.requestId);
    // Neither logged nor measured here, which would cost more than the response: the server counts what it refuses.
    if (c.env?.["isOverloaded"]) {
      return allowOrigins ? allowOrigins(c, rejectOverload) : rejectOverload();
    }
    const run = c.env?.["isMalformed"] ? rejectMalformed : next;
    await (observer ? observer.run(c, run) : run());
    completeHeaders();
    const ms = performance.now() - startedAtMs;
    logRequest(c, ms);
    observer?.record(c, ms);
  });
  mountPages(app);
  if (allowOrigins) app.use(allowOrigins);
  return app;
}
