import {
  accountRoutes,
  administrationRoutes,
  apiKeyRoutes,
  authRoutes,
  billingRoutes,
  eventRoutes,
  sessionRoutes,
  systemRoutes,
  taskRoutes,
  webhookRoutes,
} from "@latch/contract";
import type { Hono } from "hono";
import { createBase } from "./base.ts";
import type { Deps } from "./deps.ts";
import { createDocs } from "./docs.ts";
import { accountHandlers } from "./handlers/accounts.ts";
import { administrationHandlers } from "./handlers/administration.ts";
import { apiKeyHandlers } from "./handlers/api-keys.ts";
import { authHandlers } from "./handlers/auth.ts";
import { billingHandlers } from "./handlers/billing.ts";
import { eventHandlers } from "./handlers/events.ts";
import { sessionHandlers } from "./handlers/sessions.ts";
import { systemHandlers } from "./handlers/system.ts";
import { taskHandlers } from "./handlers/tasks.ts";
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
    ...sessionRoutes,
    ...accountRoutes,
    ...administrationRoutes,
    ...apiKeyRoutes,
    ...(tasks && taskRoutes),
    ...billingRoutes,
    ...webhookRoutes,
    ...eventRoutes,
    ...systemRoutes,
  };
  const app = createBase(deps, routes, (pages) => {
    pages.get("/docs/", (c) => c.redirect("/docs"));
    pages.route("/docs", createDocs(deps));
  });
  implement(app, authRoutes, authHandlers({ ...deps, cookie }), enforcement);
  implement(app, sessionRoutes, sessionHandlers({ ...deps, cookie }), enforcement);
  implement(app, accountRoutes, accountHandlers(deps), enforcement);
  implement(app, administrationRoutes, administrationHandlers(deps), enforcement);
  implement(app, apiKeyRoutes, apiKeyHandlers(deps), enforcement);
  if (tasks) implement(app, taskRoutes, taskHandlers({ tasks }), enforcement);
  implement(app, billingRoutes, billingHandlers(deps), enforcement);
  implement(app, webhookRoutes, webhookHandlers(deps), enforcement);
  implement(app, eventRoutes, eventHandlers(deps), enforcement);
  implement(app, systemRoutes, systemHandlers(deps), enforcement);
  return app;
}
