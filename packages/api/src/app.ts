import { apiKeyRoutes, authRoutes, meRoutes, systemRoutes, userRoutes } from "@latch/contract";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import type { Deps } from "./deps.ts";
import { createDocs } from "./docs.ts";
import type { AppEnv } from "./env.ts";
import { apiKeyHandlers } from "./handlers/api-keys.ts";
import { authHandlers } from "./handlers/auth.ts";
import { meHandlers } from "./handlers/me.ts";
import { systemHandlers } from "./handlers/system.ts";
import { userHandlers } from "./handlers/users.ts";
import { implement } from "./implement.ts";
import { identifyCaller } from "./middleware/caller.ts";
import { noStore } from "./middleware/no-store.ts";
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
  app.use(
    secureHeaders({
      strictTransportSecurity: secure && "max-age=31536000; includeSubDomains",
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      referrerPolicy: "no-referrer",
      // The pages of /docs say themselves what they may load.
      overwrite: false,
    }),
  );
  app.use(noStore);
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
  app.route("/docs", createDocs(deps.readAsset));
  return app;
}
