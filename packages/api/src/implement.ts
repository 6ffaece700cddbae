import type { RouteHandler } from "@hono/zod-openapi";
import type { Route } from "@latch/contract";
import type { Clock, Throttle } from "@latch/core";
import type { Handler, Hono } from "hono";
import type { CredentialVerifier } from "./credential-verifier.ts";
import { createApiKeyCheck, createGuard } from "./guard.ts";
import type { AppEnv, RequestStep, RouteEnv } from "./hono-env.ts";
import { createForwardedClient } from "./middleware/forwarded-client.ts";
import { createRateLimit } from "./middleware/rate-limit.ts";
import { validate } from "./validation.ts";

/** One handler for each operation, typed by its route. */
export type Handlers<Routes extends Record<string, Route>> = {
  [Name in keyof Routes]: RouteHandler<Routes[Name], RouteEnv<Routes[Name]>>;
};

/** The services that enforce what routes declare. */
export type Enforcement = {
  credentials: CredentialVerifier;
  /** Counts requests. Without it, no rate limit applies. */
  throttle?: Throttle;
  /** Whether every operation that is not exempt requires an API key. */
  requireApiKey?: boolean;
  clock?: Clock;
};

const awaitRateLimit: RequestStep = (c) => c.get("rateLimitCheck");

/**
 * Registers the operations in the app. Each runs the steps that its route declares (guard, rate limits,
 * validation), then its handler. It uses plain Hono: the OpenAPI registry is needed only to generate
 * the document and would slow down each start.
 * @throws at startup, not during a request, if a route declares a requirement that cannot be enforced
 */
export function registerRoutes<Routes extends Record<string, Route>>(
  app: Hono<AppEnv>,
  routes: Routes,
  handlers: Handlers<Routes>,
  { credentials, throttle, requireApiKey, clock = Date.now }: Enforcement,
): void {
  for (const [operationId, route] of Object.entries(routes)) {
    // The type `Handlers` guarantees that the handler matches its route.
    const handler = handlers[operationId] as unknown as Handler<AppEnv>;
    const limits = throttle && route["x-rate-limit"];
    const steps: RequestStep[] = [
      ...(requireApiKey && !route.apiKeyExempt ? [createApiKeyCheck(credentials)] : []),
      ...(route.apiKeyExempt ? [] : [createForwardedClient(route, credentials)]),
      ...createGuard(route, credentials, clock),
      ...(limits ? [createRateLimit(operationId, limits, throttle)] : []),
      ...(limits && !route.concurrentRateLimit ? [awaitRateLimit] : []),
      ...validate(route),
    ];
    const path = route.path.replace(/{(\w+)}/g, ":$1");
    app.on(route.method.toUpperCase(), path, async (c, next) => {
      c.set("operationId", operationId);
      for (const step of steps) {
        const pending = step(c);
        // Most steps are synchronous, and each `await` costs a microtask.
        if (pending) await pending;
      }
      return handler(c, next);
    });
  }
}
