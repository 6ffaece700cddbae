import { type Domain, routes } from "@latch/contract";
import type { Hono } from "hono";
import type { CookieOptions } from "./cookie-options.ts";
import type { AppDeps } from "./deps.ts";
import { createDocs } from "./docs.ts";
import { createDomainApp, type HandlerFactories, type HandlerServices } from "./domain-app.ts";
import { accountHandlers } from "./handlers/accounts.ts";
import { administrationHandlers } from "./handlers/administration.ts";
import { apiKeyHandlers } from "./handlers/api-keys.ts";
import { authHandlers } from "./handlers/auth.ts";
import { authenticatorHandlers } from "./handlers/authenticators.ts";
import { billingHandlers } from "./handlers/billing.ts";
import { eventHandlers } from "./handlers/events.ts";
import { sessionHandlers } from "./handlers/sessions.ts";
import { systemHandlers } from "./handlers/system.ts";
import { taskHandlers } from "./handlers/tasks.ts";
import { webhookHandlers } from "./handlers/webhooks.ts";
import type { AppEnv } from "./hono-env.ts";
import type { PagesDeps } from "./page-files.ts";
import { createPages } from "./pages.ts";
import { createSessionCookie } from "./session-cookie.ts";

/** The handlers of the domains that every installation serves. A missing domain is a compile error. */
const handlers = {
  auth: authHandlers,
  sessions: sessionHandlers,
  accounts: accountHandlers,
  authenticators: authenticatorHandlers,
  administration: administrationHandlers,
  "api-keys": apiKeyHandlers,
  billing: billingHandlers,
  webhooks: webhookHandlers,
  events: eventHandlers,
  system: systemHandlers,
} satisfies HandlerFactories<Exclude<Domain, "tasks">>;

/** The dependencies of the API: the services of its handlers and the functions of the runtime. */
export type Deps = AppDeps &
  PagesDeps &
  Omit<HandlerServices<typeof handlers>, "cookie"> & {
    /** Absent where a separate app serves the task operations. */
    tasks?: Parameters<typeof taskHandlers>[0]["tasks"];
    /** The attribute SameSite of the cookies. */
    cookieSameSite: CookieOptions["sameSite"];
  };

/** Creates the API as one Hono app. Without `tasks`, it does not serve the task operations. */
export function createApp({ tasks, ...deps }: Deps): Hono<AppEnv> {
  const { secure, issuer, origins, log, cookieSameSite: sameSite } = deps;
  const cookie = createSessionCookie({
    secure,
    sameSite,
    origin: new URL(issuer).origin,
    origins,
    log,
  });
  const mountPages = (app: Hono<AppEnv>): void => {
    app.get("/docs/", (c) => c.redirect("/docs"));
    app.route("/docs", createDocs(deps));
    app.route("/", createPages(deps));
  };
  const services = { ...deps, cookie };
  if (!tasks) return createDomainApp({ routes, handlers, services, mountPages });
  return createDomainApp({
    routes,
    handlers: { ...handlers, tasks: taskHandlers },
    services: { ...services, tasks },
    mountPages,
  });
}
