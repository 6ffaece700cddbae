import type { LatchClientOptions } from "../client.ts";
import type { ClientOptions } from "../send.ts";
import { type Cookies, createCookies } from "./cookies.ts";
import { installedNext, type NextModules, type RequestHeaders } from "./modules.ts";
import { checkProtected, type Role } from "./paths.ts";

export type LatchNextOptions = Pick<ClientOptions, "fetch" | "timeout" | "retries"> & {
  /** The URL of the API, as the server of Next.js reaches it. */
  baseUrl: string;
  /** The public URL of this application. On https its cookies are `Secure` and named `__Host-…`. */
  appUrl: string;
  /** `LATCH_ISSUER` of the API. Default: `baseUrl`. */
  issuer?: string;
  /** `LATCH_AUDIENCE` of the API. Default: `latch`. */
  audience?: string;
  /** The beginning of the cookies' names, after the prefix. Default: `latch`. */
  cookieName?: string;
  /** The lowest role for the paths that begin with a prefix, such as `{ "/admin": "master" }`. The longest one decides. */
  protect?: Record<string, Role>;
  /** The page to which the proxy redirects without a session, with the parameter `next`. Default: `/login`. */
  loginPath?: string;
  /** The page that the proxy shows, with status 403, for a role that is too low. Default: a text. */
  forbiddenPath?: string;
  /** Forwards the address of the browser to the API. Without it, the API limits all browsers together. */
  forward?: {
    /** An API key with the scope `client:forward`. */
    apiKey: string;
    /** Returns the address of the browser from a header that your outermost proxy sets, and no client can. */
    clientAddress: (headers: RequestHeaders) => string | null | undefined;
  };
  /** Returns the time in milliseconds since 1970. Default: `Date.now`. */
  clock?: () => number;
  /** Loads the modules of Next.js. Default: the installed package. */
  next?: NextModules;
};

/** The options with their defaults. */
export type Settings = Required<
  Pick<LatchNextOptions, "baseUrl" | "appUrl" | "issuer" | "audience" | "protect" | "loginPath">
> &
  Pick<LatchNextOptions, "forbiddenPath"> & {
    client: Pick<ClientOptions, "fetch" | "timeout" | "retries">;
    cookies: Cookies;
    clock: () => number;
    next: NextModules;
    /** Returns the options of a client that calls the API for a browser. */
    clientFor(headers: RequestHeaders): LatchClientOptions;
  };

const withoutSlash = (url: string) => url.replace(/\/$/, "");

/** Returns the settings of an application. @throws when `protect` or `appUrl` is wrong */
export function readOptions(options: LatchNextOptions): Settings {
  const { fetch, timeout, retries, forward, cookieName = "latch" } = options;
  const { audience = "latch", protect = {}, loginPath = "/login", forbiddenPath } = options;
  const { clock = Date.now, next = installedNext } = options;
  checkProtected(protect);
  const baseUrl = withoutSlash(options.baseUrl);
  const appUrl = withoutSlash(options.appUrl);
  const client = {
    ...(fetch && { fetch }),
    ...(timeout !== undefined && { timeout }),
    ...(retries !== undefined && { retries }),
  };
  return {
    baseUrl,
    appUrl,
    issuer: options.issuer ?? baseUrl,
    audience,
    protect,
    loginPath,
    ...(forbiddenPath !== undefined && { forbiddenPath }),
    client,
    cookies: createCookies(appUrl, cookieName),
    clock,
    next,
    clientFor(headers) {
      const userAgent = headers.get("user-agent");
      if (!forward) return { ...client, baseUrl, headers: { "user-agent": userAgent } };
      const address = forward.clientAddress(headers) || undefined;
      return {
        ...client,
        baseUrl,
        apiKey: forward.apiKey,
        forwardedClient: { userAgent, ...(address && { address }) },
      };
    },
  };
}
