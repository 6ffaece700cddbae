import type { IssuedTokens } from "@latch/core";
import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import { createChallengeCookie } from "./challenge-cookie.ts";
import { type CookieOptions, cookieName, createCookieAttributes } from "./cookie-options.ts";
import type { AppEnv } from "./hono-env.ts";
import { readCookies } from "./read-cookies.ts";
import { requireAllowedOrigin } from "./require-allowed-origin.ts";

/** The lifetime of the device cookie: the maximum that browsers allow. */
const deviceSeconds = 400 * 24 * 3600;

const sessionForm = /^lrt_[\w-]+$/;
const deviceForm = /^ldt_[\w-]+$/;

/**
 * Creates the functions that read and write the session cookie, which scripts cannot read (OWASP ASVS
 * 5.0, 3.3).
 */
export function createSessionCookie(options: CookieOptions) {
  const name = cookieName("latch_session", options);
  const deviceName = cookieName("latch_device", options);
  const attributesFor = createCookieAttributes(options);

  /** Sets the cookie to a token, until the session expires. */
  const set = (c: Context, token: string, expiresAt: string): void => {
    setCookie(c, name, token, { ...attributesFor(c), expires: new Date(expiresAt) });
  };

  return {
    challenge: createChallengeCookie(options),

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
      setCookie(c, deviceName, deviceToken, { ...attributesFor(c), maxAge: deviceSeconds });
      return rest;
    },

    /**
     * Adds the device token of the cookie to an input without one. The origin does not matter, because
     * the token chooses a counter and proves nothing.
     */
    withDevice<Input extends { deviceToken?: string }>(c: Context, input: Input): Input {
      const deviceToken = input.deviceToken ?? readCookies(c, deviceName, deviceForm)[0];
      return deviceToken === undefined ? input : { ...input, deviceToken };
    },

    set,

    /**
     * Returns the token of the body or those of the cookie, and the mode of the response. A token that came in
     * the cookie is answered in cookie mode, so that scripts never receive it.
     * @throws `origin_not_allowed` when the cookie comes from a page of another origin
     */
    read(c: Context<AppEnv>, fromBody: string | undefined) {
      if (fromBody !== undefined) return { tokens: [fromBody], mode: undefined };
      const tokens = readCookies(c, name, sessionForm);
      if (tokens.length > 0) requireAllowedOrigin(c, options);
      return { tokens, mode: "cookie" as const };
    },

    clear: (c: Context): void => {
      deleteCookie(c, name, attributesFor(c));
    },
  };
}
export type SessionCookie = ReturnType<typeof createSessionCookie>;
