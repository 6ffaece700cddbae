import {
  apiKeyRoutes,
  authRoutes,
  billingRoutes,
  meRoutes,
  systemRoutes,
  taskRoutes,
  userRoutes,
  webhookRoutes,
} from "@latch/contract";
import type { Hono } from "hono";
import { createBase } from "./base.ts";
import type { Deps } from "./deps.ts";
import { createDocs } from "./docs.ts";
import { apiKeyHandlers } from "./handlers/api-keys.ts";
import { authHandlers } from "./handlers/auth.ts";
import { billingHandlers } from "./handlers/billing.ts";
import { meHandlers } from "./handlers/me.ts";
import { systemHandlers } from "./handlers/system.ts";
import { taskHandlers } from "./handlers/tasks.ts";
import { userHandlers } from "./handlers/users.ts";
import { webhookHandlers } from "./handlers/webhooks.ts";
import type { AppEnv } from "./hono-env.ts";
import { implement } from "./implement.ts";
import { createSessionCookie } from "./session-cookie.ts";

/** The whole API as one Hono app; without the tasks where those are served apart. */
export function createApp(deps: Deps): Hono<AppEnv> {
  const { enforcement, tasks, secure, issuer, allowedOrigins } = deps;
  const cookie = createSessionCookie({
    secure,
    origins: [new URL(issuer).origin, ...allowedOrigins],
  });
  const routes = {
    ...authRoutes,
    ...meRoutes,
    ...userRoutes,
    ...apiKeyRoutes,
    ...(tasks && taskRoutes),
    ...billingRoutes,
    ...webhookRoutes,
    ...systemRoutes,
  };
  const app = createBase(deps, routes, (pages) => {
    pages.get("/docs/", (c) => c.redirect("/docs"));
    pages.route("/docs", createDocs(deps));
  });
  implement(app, authRoutes, authHandlers({ ...deps, cookie }), enforcement);
  implement(app, meRoutes, meHandlers(deps), enforcement);
  implement(app, userRoutes, userHandlers(deps), enforcement);
  implement(app, apiKeyRoutes, apiKeyHandlers(deps), enforcement);
  if (tasks) implement(app, taskRoutes, taskHandlers({ tasks }), enforcement);
  implement(app, billingRoutes, billingHandlers(deps), enforcement);
  implement(app, webhookRoutes, webhookHandlers(deps), enforcement);
  implement(app, systemRoutes, systemHandlers(deps), enforcement);
  return app;
}
