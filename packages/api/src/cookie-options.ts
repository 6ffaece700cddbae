import type { Log } from "@latch/core";
import type { Context } from "hono";
import { type AllowedOrigins, localNames } from "./allowed-origins.ts";

/** The options of the cookies of the API. */
export type CookieOptions = {
  /** Whether browsers reach the API by https. False only for http on localhost. */
  secure: boolean;
  /** The attribute SameSite. With `none`, only the check of the origin prevents cross-site request forgery. */
  sameSite: "lax" | "strict" | "none";
  /** The API's own origin, whose pages may use the cookies. */
  origin: string;
  /** The origins whose pages may use the cookies as well. */
  origins: AllowedOrigins;
  log: Log;
};

/**
 * Creates a function that returns the attributes of a cookie that scripts cannot read (OWASP ASVS 5.0, 3.3). In
 * development, a page of this machine under another name is on another site, to which browsers send only cookies
 * with `SameSite=None; Secure`. They accept these over http from this machine (W3C Secure Contexts, 3.1), and where they
 * block third-party cookies, only if each page has its own (`Partitioned`, the draft CHIPS).
 */
export function createCookieAttributes({ secure, sameSite, origins, log }: CookieOptions) {
  const reported = new Set<string>();
  return (c: Context) => {
    const attributes = { path: "/", httpOnly: true } as const;
    const names = localNames(c, origins);
    if (!names || secure) return { ...attributes, secure, sameSite };
    const { page, api } = names;
    if (!reported.has(page)) {
      reported.add(page);
      log.warn(
        { event: "cookie.cross_site", page, api },
        `the page is on ${page} and the API on ${api}, which are different sites: Safari keeps no session between them. Use one name for both, for all browsers`,
      );
    }
    return { ...attributes, secure: true, sameSite: "none", partitioned: true } as const;
  };
}

/**
 * Returns the name of a cookie. `__Host-` requires Secure, Path=/ and no Domain; browsers reject the prefix
 * without Secure.
 */
export const cookieName = (name: string, { secure }: CookieOptions): string =>
  secure ? `__Host-${name}` : name;
