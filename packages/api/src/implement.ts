import type { RouteHandler } from "@hono/zod-openapi";
import type { Route } from "@latch/contract";
import type { Awaitable, Clock, Throttle } from "@latch/core";
import type { Context, Hono } from "hono";
import type { CredentialVerifier } from "./credential-verifier.ts";
import { createApiKeyCheck, createGuard } from "./guard.ts";
import type { AppEnv, RequestStep, RouteEnv } from "./hono-env.ts";
import { createForwardedClient } from "./middleware/forwarded-client.ts";
import { createRateLimit } from "./middleware/rate-limit.ts";
import type { AroundRequest, Respond } from "./respond.ts";
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
  {
    credentials,
    throttle,
    requireApiKey,
    clock = Date.now,
    around = (respond) => respond,
  }: Enforcement & { around?: AroundRequest },
): void {
  for (const [operationId, route] of Object.entries(routes)) {
    // The type `Handlers` guarantees that the handler matches its route.
    const handler = handlers[operationId] as unknown as Respond;
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
    const respond = around((c) => {
      c.set("operationId", operationId);
      return runSteps(c, steps, handler);
    });
    app.on(route.method.toUpperCase(), path, (c) => respond(c));
  }
}

/** Runs the steps in a row and then the handler. Most steps are synchronous, and each promise costs time. */
function runSteps(
  c: Context<AppEnv>,
  steps: RequestStep[],
  handler: Respond,
  from = 0,
): Awaitable<Response> {
  for (let index = from; index < steps.length; index++) {
    const pending = steps[index]?.(c);
    if (pending) return pending.then(() => runSteps(c, steps, handler, index + 1));
  }
  return handler(c);
}
