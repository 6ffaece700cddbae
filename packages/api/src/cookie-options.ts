/** The options of the cookies of the API. */
export type CookieOptions = {
  /** Whether browsers reach the API by https. False only for http on localhost. */
  secure: boolean;
  /** The attribute SameSite. With `none`, only the check of the origin prevents cross-site request forgery. */
  sameSite: "lax" | "strict" | "none";
  /** Origins whose pages may use the cookies: that of the API and the allowed origins. */
  origins: string[];
};

/** Returns the attributes of a cookie that scripts cannot read (OWASP ASVS 5.0, 3.3). */
export const cookieAttributes = ({ secure, sameSite }: CookieOptions) =>
  ({ path: "/", secure, httpOnly: true, sameSite }) as const;

/**
 * Returns the name of a cookie. `__Host-` requires Secure, Path=/ and no Domain; browsers reject the prefix
 * without Secure.
 */
export const cookieName = (name: string, { secure }: CookieOptions): string =>
  secure ? `__Host-${name}` : name;
