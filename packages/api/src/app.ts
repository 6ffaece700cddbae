import { apiKeyRoutes, authRoutes, meRoutes, systemRoutes, userRoutes } from "@latch/contract";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { requestId } from "hono/request-id";
import type { Deps } from "./deps.ts";
import { createDocs } from "./docs.ts";
import type { AppEnv } from "./env.ts";
import { apiKeyHandlers } from "./handlers/api-keys.ts";
import { authHandlers } from "./handlers/auth.ts";
import { meHandlers } from "./handlers/me.ts";
import { systemHandlers } from "./handlers/system.ts";
import { userHandlers } from "./handlers/users.ts";
import { implement } from "./implement.ts";
import { answerHeaders } from "./middleware/answer-headers.ts";
import { identifyCaller } from "./middleware/caller.ts";
import { requestLog } from "./middleware/request-log.ts";
import { createErrorHandler, notFound } from "./problems.ts";

/** The whole API as one Hono app; every runtime serves this one. */
export function createApp(deps: Deps): Hono<AppEnv> {
  const { enforcement, allowedOrigins, secure, log } = deps;
  const app = new Hono<AppEnv>();
  app.onError(createErrorHandler(log));
  app.notFound(notFound);

  app.use(requestId({ limitLength: 128 }));
  app.use(identifyCaller(deps.addressOf, deps.proxyHops));
  app.use(requestLog(log));
  // Before the headers of the API: its pages have their own.
  app.get("/docs/", (c) => c.redirect("/docs"));
  app.route("/docs", createDocs(deps));
  app.use(answerHeaders({ secure }));
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
          "x-api-key",
          "x-request-id",
          "x-session-mode",
        ],
        exposeHeaders: ["etag", "ratelimit", "ratelimit-policy", "retry-after", "x-request-id"],
        maxAge: 600,
      }),
    );
  }

  implement(app, authRoutes, authHandlers(deps), enforcement);
  implement(app, meRoutes, meHandlers(deps), enforcement);
  implement(app, userRoutes, userHandlers(deps), enforcement);
  implement(app, apiKeyRoutes, apiKeyHandlers(deps), enforcement);
  implement(app, systemRoutes, systemHandlers(deps), enforcement);
  return app;
}
