import type { Domain, Intersection, Route, Routes } from "@latch/contract";
import type { Hono } from "hono";
import { createBaseApp } from "./base.ts";
import type { AppDeps } from "./deps.ts";
import type { AppEnv } from "./hono-env.ts";
import { type Handlers, registerRoutes } from "./implement.ts";

/** A function for each of the domains `D` that creates its handlers from the services that they use. */
export type HandlerFactories<D extends Domain> = {
  [Each in D]: (services: never) => Handlers<Routes[Each]>;
};

type AnyHandlerFactories = Partial<HandlerFactories<Domain>>;
type ServicesOf<Factory> = Factory extends (services: infer Services) => unknown ? Services : never;

/** The intersection of the services that the handlers of the given domains use. */
export type HandlerServices<Factories> = Intersection<ServicesOf<Factories[keyof Factories]>>;

type Options<Factories> = {
  /** The routes by domain. The app serves the domains that have handlers. */
  routes: Pick<Routes, Domain & keyof Factories>;
  handlers: Factories;
  /** The services of the handlers and the functions of the runtime. */
  services: AppDeps & HandlerServices<Factories>;
  /** Adds HTML pages, which set their own headers. */
  mountPages?: (app: Hono<AppEnv>) => void;
};

/** Creates an app that serves the operations of the domains that have handlers. */
export function createDomainApp<Factories extends AnyHandlerFactories>({
  routes,
  handlers,
  services,
  mountPages,
}: Options<Factories>): Hono<AppEnv> {
  const domains = Object.keys(handlers) as (Domain & keyof Factories)[];
  const allRoutes: Record<string, Route> = Object.assign(
    {},
    ...domains.map((domain) => routes[domain]),
  );
  const { app, around } = createBaseApp(services, allRoutes, mountPages);
  for (const domain of domains) {
    // The type `HandlerFactories` guarantees that the handlers match the routes of their domain.
    const domainHandlers = handlers[domain]?.(services as never) as never;
    registerRoutes(app, routes[domain], domainHandlers, { ...services.enforcement, around });
  }
  return app;
}
