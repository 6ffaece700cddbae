import type { Log } from "@latch/core";
import type { Context } from "hono";
import type { AppEnv } from "./hono-env.ts";

/** The origins whose pages may call the API. */
export type AllowedOrigins = {
  /** Whether an origin besides the API's own is allowed. Absent if none is. */
  isAllowed?: (origin: string) => boolean;
  /** Whether an origin is allowed because it is on this machine, in development. */
  isLocal: (origin: string) => boolean;
  /** Returns the line of the configuration that allows an origin as well, or undefined if none can. */
  configurationFor(origin: string): string | undefined;
};

/** The number of origins that are remembered, so that a line of the log reports each once. */
const maxReported = 100;

/** Returns whether the browser has sent a request from a page of the API itself. */
const isOwn = (c: Context<AppEnv>, origin: string): boolean =>
  c.req.header("sec-fetch-site") === "same-origin" ||
  (URL.canParse(origin) && new URL(origin).host === new URL(c.req.url).host);

/** Creates a function that logs each refused origin once, with the configuration that allows it. */
export function createRefusedOriginLog({ isAllowed, configurationFor }: AllowedOrigins, log: Log) {
  const reported = new Set<string>();
  return (c: Context<AppEnv>): void => {
    const origin = c.req.header("origin")?.slice(0, 200);
    if (!origin || isAllowed?.(origin) || reported.has(origin) || isOwn(c, origin)) return;
    if (reported.size >= maxReported) reported.clear();
    reported.add(origin);
    log.warn(
      { event: "origin.refused", origin, configuration: configurationFor(origin) },
      "a page of an origin that is not allowed has called the API",
    );
  };
}

/**
 * Returns the names of this machine in a page's URL and in that of the API, if they differ in development: browsers
 * treat `localhost` and `127.0.0.1` as different sites.
 */
export function localNames(
  c: Context,
  { isLocal }: Pick<AllowedOrigins, "isLocal">,
): { page: string; api: string } | undefined {
  const origin = c.req.header("origin");
  if (!origin || !isLocal(origin)) return undefined;
  const [page, api] = [new URL(origin).hostname, new URL(c.req.url).hostname];
  return page === api ? undefined : { page, api };
}
