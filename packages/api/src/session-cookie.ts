import { type IssuedTokens, ProblemError } from "@latch/core";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { AppEnv } from "./hono-env.ts";

export type CookieOptions = {
  /** Whether browsers reach the API by https. False only for http on localhost. */
  secure: boolean;
  /** Origins whose pages may use the cookie: that of the API and the allowed origins. */
  origins: string[];
};

/** The lifetime of the device cookie: the maximum that browsers allow. */
const deviceSeconds = 400 * 24 * 3600;

/**
 * Creates the functions that read and write the session cookie, which scripts cannot read (OWASP ASVS
 * 5.0, 3.3).
 */
export function createSessionCookie({ secure, origins }: CookieOptions) {
  // `__Host-` requires Secure, Path=/ and no Domain; browsers reject the prefix without Secure.
  const name = secure ? "__Host-latch_session" : "latch_session";
  const deviceName = secure ? "__Host-latch_device" : "latch_device";
  const attributes = { path: "/", secure, httpOnly: true, sameSite: "Lax" } as const;

  /** Sets the cookie to a token, until the session expires. */
  const set = (c: Context, token: string, expiresAt: string): void => {
    setCookie(c, name, token, { ...attributes, expires: new Date(expiresAt) });
  };

  return {
    /**
     * Returns the response body. In cookie mode it sets the cookies and omits the refresh token and the
     * device token.
     */
    deliver<Issued extends IssuedTokens>(
      c: Context,
      { refreshToken, deviceToken, ...rest }: Issued,
      mode: "body" | "cookie" | undefined,
    ): Omit<Issued, "refreshToken" | "deviceToken"> & {
      refreshToken?: string;
      deviceToken?: string;
    } {
      if (mode !== "cookie") return { ...rest, refreshToken, deviceToken };
      set(c, refreshToken, rest.refreshExpiresAt);
      setCookie(c, deviceName, deviceToken, { ...attributes, maxAge: deviceSeconds });
      return rest;
    },

    /**
     * Adds the device token of the cookie to an input without one. The origin does not matter, because
     * the token chooses a counter and proves nothing.
     */
    withDevice<Input extends { deviceToken?: string }>(c: Context, input: Input): Input {
      const deviceToken = input.deviceToken ?? getCookie(c, deviceName);
      return deviceToken === undefined ? input : { ...input, deviceToken };
    },

    set,

    /**
     * Returns the token of the body or of the cookie, and the mode of the response. A token that came in
     * the cookie is answered in cookie mode, so that scripts never receive it.
     * @throws `origin_not_allowed` when the cookie comes from a page of another origin
     */
    read(c: Context<AppEnv>, fromBody: string | undefined) {
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
 * Prevents cross-site request forgery in addition to SameSite: a request with the cookie must come from
 * a page of an allowed origin or from no page (OWASP ASVS 5.0, 3.5.1).
 */
function requireAllowedOrigin(c: Context<AppEnv>, origins: string[]): void {
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const isForeign = origin === undefined ? site === "cross-site" : !origins.includes(origin);
  if (isForeign) throw new ProblemError("origin_not_allowed");
}
