import { type IssuedTokens, ProblemError } from "@latch/core";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { AppEnv } from "./hono-env.ts";

export type CookieOptions = {
  /** Whether browsers reach us by https. Only plain-http localhost goes without. */
  secure: boolean;
  /** Origins whose pages may use the cookie: our own and the allow-list. */
  origins: string[];
};

/** The refresh token as a cookie that scripts can't read (OWASP ASVS 5.0, 3.3). */
export function createSessionCookie({ secure, origins }: CookieOptions) {
  // `__Host-` promises Secure, Path=/ and no Domain; browsers refuse the prefix without Secure.
  const name = secure ? "__Host-latch_session" : "latch_session";
  const attributes = { path: "/", secure, httpOnly: true, sameSite: "Lax" } as const;

  /** Has the browser keep a token until the session ends. */
  const keep = (c: Context, token: string, expiresAt: string): void => {
    setCookie(c, name, token, { ...attributes, expires: new Date(expiresAt) });
  };

  return {
    /** What the answer says in the mode the request asked for. */
    deliver(
      c: Context,
      { refreshToken, ...rest }: IssuedTokens,
      mode: "body" | "cookie" | undefined,
    ): Omit<IssuedTokens, "refreshToken"> & { refreshToken?: string } {
      if (mode !== "cookie") return { ...rest, refreshToken };
      keep(c, refreshToken, rest.refreshExpiresAt);
      return rest;
    },

    keep,

    /**
     * The token of the body or, from a page that may use it, of the cookie. Scripts are never given
     * what came as a cookie: the answer goes the way the token came.
     * @throws `origin_not_allowed`
     */
    receive(c: Context<AppEnv>, fromBody: string | undefined) {
      if (fromBody !== undefined) return { token: fromBody, mode: undefined };
      const token = getCookie(c, name);
      if (token !== undefined) requireAllowedOrigin(c, origins);
      return { token, mode: "cookie" as const };
    },

    clear: (c: Context): void => {
      deleteCookie(c, name, attributes);
    },
  };
}
export type SessionCookie = ReturnType<typeof createSessionCookie>;

/**
 * Cross-site request forgery: beside SameSite, a request that carries the cookie must come from one
 * of our pages, or from no page at all (OWASP ASVS 5.0, 3.5.1).
 */
function requireAllowedOrigin(c: Context<AppEnv>, origins: string[]): void {
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const foreign = origin === undefined ? site === "cross-site" : !origins.includes(origin);
  if (foreign) throw new ProblemError("origin_not_allowed");
}
