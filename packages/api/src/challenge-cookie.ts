import type { Browser, IssuedChallenge } from "@latch/core";
import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import { type CookieOptions, cookieName, createCookieAttributes } from "./cookie-options.ts";
import type { AppEnv } from "./hono-env.ts";
import { readCookies } from "./read-cookies.ts";
import { requireAllowedOrigin } from "./require-allowed-origin.ts";

/** The lifetime of the cookie: that of a challenge. */
const lifetimeSeconds = 10 * 60;
/** The number of pending logins of one browser, such as in several tabs. */
const maxBindings = 4;
/** Separates the bindings in the cookie. */
const separator = ".";
/** A TypeID, so that no other text of a client returns to it in a cookie. */
const bindingPattern = /^bnd_[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const cookieForm = /^bnd_[\w.]+$/;

/**
 * Creates the functions for the cookie that binds the challenges of logins to a browser in cookie mode. The
 * challenge itself is in the body, and is useless in another browser.
 */
export function createChallengeCookie(options: CookieOptions) {
  const name = cookieName("latch_challenge", options);
  const attributesFor = createCookieAttributes(options);

  /** Returns the bindings in the cookie of a request, the newest first. */
  const bindingsOf = (c: Context): string[] => {
    const texts = readCookies(c, name, cookieForm).flatMap((value) => value.split(separator));
    return [...new Set(texts)].filter((text) => bindingPattern.test(text));
  };

  return {
    /**
     * Returns the browser of a request in cookie mode, to which a challenge is bound. The challenge gets a new
     * binding.
     */
    begin: (_c: Context<AppEnv>, mode: "body" | "cookie" | undefined): Browser | undefined =>
      mode === "cookie" ? {} : undefined,

    /**
     * Returns the browser of a request with the cookie.
     * @throws `origin_not_allowed` when the cookie comes from a page of another origin
     */
    read(c: Context<AppEnv>): Browser | undefined {
      const bindings = bindingsOf(c);
      if (bindings.length === 0) return undefined;
      requireAllowedOrigin(c, options);
      return { bindings };
    },

    /**
     * Returns the response body of a challenge. If it is bound to a browser, it adds the binding to the cookie.
     * The logins of other tabs stay valid.
     */
    deliver(
      c: Context,
      { binding, ...pending }: IssuedChallenge,
    ): Omit<IssuedChallenge, "binding"> {
      if (binding !== undefined) {
        const others = bindingsOf(c).filter((other) => other !== binding);
        const value = [binding, ...others].slice(0, maxBindings).join(separator);
        setCookie(c, name, value, { ...attributesFor(c), maxAge: lifetimeSeconds });
      }
      return pending;
    },

    clear: (c: Context): void => {
      deleteCookie(c, name, attributesFor(c));
    },
  };
}
