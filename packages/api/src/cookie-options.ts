/** The options of the cookies of the API. */
export type CookieOptions = {
  /** Whether browsers reach the API by https. False only for http on localhost. */
  secure: boolean;
  /** Origins whose pages may use the cookies: that of the API and the allowed origins. */
  origins: string[];
};

/** Returns the attributes of a cookie that scripts cannot read (OWASP ASVS 5.0, 3.3). */
export const cookieAttributes = ({ secure }: CookieOptions) =>
  ({ path: "/", secure, httpOnly: true, sameSite: "Lax" }) as const;

/**
 * Returns the name of a cookie. `__Host-` requires Secure, Path=/ and no Domain; browsers reject the prefix
 * without Secure.
 */
export const cookieName = (name: string, { secure }: CookieOptions): string =>
  secure ? `__Host-${name}` : name;
