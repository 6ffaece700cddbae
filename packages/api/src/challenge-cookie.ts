import type { Browser, IssuedChallenge } from "@latch/core";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { type CookieOptions, cookieAttributes, cookieName } from "./cookie-options.ts";
import type { AppEnv } from "./hono-env.ts";
import { requireAllowedOrigin } from "./require-allowed-origin.ts";

/** The lifetime of the cookie: that of a challenge. */
const lifetimeSeconds = 10 * 60;

/**
 * Creates the functions for the cookie that binds the challenges of logins to a browser in cookie mode. The
 * challenge itself is in the body, and is useless in another browser.
 */
export function createChallengeCookie(options: CookieOptions) {
  const name = cookieName("latch_challenge", options);
  const attributes = cookieAttributes(options);

  return {
    /** Returns the browser of a request in cookie mode, to which a challenge is bound. */
    begin: (c: Context<AppEnv>, mode: "body" | "cookie" | undefined): Browser | undefined =>
      mode === "cookie" ? { binding: getCookie(c, name) } : undefined,

    /**
     * Returns the browser of a request with the cookie.
     * @throws `origin_not_allowed` when the cookie comes from a page of another origin
     */
    read(c: Context<AppEnv>): Browser | undefined {
      const binding = getCookie(c, name);
      if (binding === undefined) return undefined;
      requireAllowedOrigin(c, options.origins);
      return { binding };
    },

    /** Returns the response body of a challenge. If it is bound to a browser, it sets the cookie. */
    deliver(
      c: Context,
      { binding, ...pending }: IssuedChallenge,
    ): Omit<IssuedChallenge, "binding"> {
      if (binding !== undefined) {
        setCookie(c, name, binding, { ...attributes, maxAge: lifetimeSeconds });
      }
      return pending;
    },

    clear: (c: Context): void => {
      deleteCookie(c, name, attributes);
    },
  };
}
