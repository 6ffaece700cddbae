import type { Domain, Intersection, Route, Routes } from "@latch/contract";
import type { Hono } from "hono";
import { createBase } from "./base.ts";
import type { AppDeps } from "./deps.ts";
import type { AppEnv } from "./hono-env.ts";
import { type Handlers, registerRoutes } from "./implement.ts";

/** For each of some domains, what creates its handlers from the services that they use. */
export type HandlerFactories<D extends Domain> = {
  [Each in D]: (services: never) => Handlers<Routes[Each]>;
};

type AnyFactories = Partial<HandlerFactories<Domain>>;
type ServicesOf<Factory> = Factory extends (services: infer Services) => unknown ? Services : never;

/** The services that the handlers of some domains use, all together. */
export type HandlerServices<Factories> = Intersection<ServicesOf<Factories[keyof Factories]>>;

type Parts<Factories> = {
  /** Those of the domains that have handlers are served. */
  routes: Pick<Routes, Domain & keyof Factories>;
  handlers: Factories;
  /** What the handlers use, and what the runtime supplies. */
  services: AppDeps & HandlerServices<Factories>;
  /** Adds pages for people, which have headers of their own. */
  mountPages?: (app: Hono<AppEnv>) => void;
};

/** Creates an app that serves the operations of some domains. */
export function createDomainApp<Factories extends AnyFactories>({
  routes,
  handlers,
  services,
  mountPages,
}: Parts<Factories>): Hono<AppEnv> {
  const served = Object.keys(handlers) as (Domain & keyof Factories)[];
  const all: Record<string, Route> = Object.assign({}, ...served.map((domain) => routes[domain]));
  const app = createBase(services, all, mountPages);
  for (const domain of served) {
    // `HandlerFactories` has tied the handlers to the routes of their domain.
    const ofDomain = handlers[domain]?.(services as never) as never;
    registerRoutes(app, routes[domain], ofDomain, services.enforcement);
  }
  return app;
}
