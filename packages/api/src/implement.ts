import type { RouteHandler } from "@hono/zod-openapi";
import type { Route } from "@latch/contract";
import type { Handler, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv, EnvOf } from "./env.ts";
import { type Credentials, guard } from "./guard.ts";
import { validate } from "./validate.ts";

/** One handler for each operation, typed by it. */
export type Handlers<Routes extends Record<string, Route>> = {
  [Name in keyof Routes]: RouteHandler<Routes[Name], EnvOf<Routes[Name]>>;
};

/**
 * Mounts every operation behind what its route declares: guard, then validation, then the handler.
 * Plain Hono: the OpenAPI registry is for the document and would only make each start slower.
 */
export function implement<Routes extends Record<string, Route>>(
  app: Hono<AppEnv>,
  routes: Routes,
  handlers: Handlers<Routes>,
  credentials: Credentials,
): void {
  for (const [operationId, route] of Object.entries(routes)) {
    const named = createMiddleware<AppEnv>(async (c, next) => {
      c.set("operationId", operationId);
      await next();
    });
    // `Handlers` has already tied each handler to its own route.
    const handler = handlers[operationId] as unknown as Handler<AppEnv>;
    app.on(
      route.method.toUpperCase(),
      [route.path.replace(/{(\w+)}/g, ":$1")],
      named,
      ...guard(route, credentials),
      ...validate(route),
      handler,
    );
  }
}
