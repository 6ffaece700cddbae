import type { RouteHandler } from "@hono/zod-openapi";
import type { Route } from "@latch/contract";
import type { Throttle } from "@latch/core";
import type { Handler, Hono } from "hono";
import { type CredentialVerifier, createApiKeyCheck, createGuard } from "./guard.ts";
import type { AppEnv, RequestStep, RouteEnv } from "./hono-env.ts";
import { createRateLimit } from "./middleware/rate-limit.ts";
import { validate } from "./validation.ts";

/** One handler for each operation, typed by it. */
export type Handlers<Routes extends Record<string, Route>> = {
  [Name in keyof Routes]: RouteHandler<Routes[Name], RouteEnv<Routes[Name]>>;
};

/** What the declarations of routes are carried out with. */
export type Enforcement = {
  credentials: CredentialVerifier;
  /** Without one there are no rate limits. */
  throttle?: Throttle;
  /** Whether every operation requires an API key, but for those that are exempt. */
  requireApiKey?: boolean;
};

const awaitRateLimit: RequestStep = (c) => c.get("rateLimitCheck");

/**
 * Mounts every operation behind what its route declares: guard, rate limits, validation, handler.
 * Plain Hono: the OpenAPI registry is for the document and would only make each start slower.
 * @throws when a route asks for what `enforcement` can't do: at the start, not at a request
 */
export function registerRoutes<Routes extends Record<string, Route>>(
  app: Hono<AppEnv>,
  routes: Routes,
  handlers: Handlers<Routes>,
  { credentials, throttle, requireApiKey: keyed }: Enforcement,
): void {
  for (const [operationId, route] of Object.entries(routes)) {
    // `Handlers` has already tied each handler to its own route.
    const handler = handlers[operationId] as unknown as Handler<AppEnv>;
    const limits = throttle && route["x-rate-limit"];
    const steps: RequestStep[] = [
      ...(keyed && !route.apiKeyExempt ? [createApiKeyCheck(credentials)] : []),
      ...createGuard(route, credentials),
      ...(limits ? [createRateLimit(operationId, limits, throttle)] : []),
      ...(limits && !route.concurrentRateLimit ? [awaitRateLimit] : []),
      ...validate(route),
    ];
    const path = route.path.replace(/{(\w+)}/g, ":$1");
    app.on(route.method.toUpperCase(), path, async (c, next) => {
      c.set("operationId", operationId);
      for (const step of steps) {
        const pending = step(c);
        // Most are done by now, and each `await` costs a turn of the queue.
        if (pending) await pending;
      }
      return handler(c, next);
    });
  }
}
