/** The attributes of a cookie, as `cookies().set` of Next.js takes them. */
export type CookieAttributes = {
  httpOnly: true;
  secure: boolean;
  sameSite: "lax";
  path: "/";
  /** The lifetime in seconds. 0 removes the cookie. */
  maxAge: number;
};

export type CookieName = "access" | "refresh" | "device";

/** A cookie to set. An empty value removes it. */
export type CookieChange = { name: string; value: string; attributes: CookieAttributes };

/** What a response with tokens contains. */
export type IssuedTokens = {
  accessToken: string;
  expiresIn: number;
  refreshToken?: string | undefined;
  deviceToken?: string | undefined;
};

/** Browsers keep no cookie longer (RFC 6265bis, section 5.5). The API ends the session earlier. */
const longest = 400 * 24 * 3600;

/**
 * Creates the cookies of the application. On https their names begin with `__Host-`: no other host of the site can
 * set them (OWASP ASVS 5.0, 3.3.1 to 3.3.4).
 */
export function createCookies(appUrl: string, name: string) {
  const secure = new URL(appUrl).protocol === "https:";
  const prefix = secure ? `__Host-${name}` : name;
  const nameOf = (cookie: CookieName) => `${prefix}_${cookie}`;
  const change = (cookie: CookieName, value: string, maxAge: number): CookieChange => ({
    name: nameOf(cookie),
    value,
    attributes: { httpOnly: true, secure, sameSite: "lax", path: "/", maxAge },
  });
  const keepDevice = (deviceToken: string) => [change("device", deviceToken, longest)];

  return {
    nameOf,
    /** Returns the changes that store tokens. */
    keep: ({ accessToken, expiresIn, refreshToken, deviceToken }: IssuedTokens) => [
      change("access", accessToken, expiresIn),
      ...(refreshToken ? [change("refresh", refreshToken, longest)] : []),
      ...(deviceToken ? keepDevice(deviceToken) : []),
    ],
    keepDevice,
    /** Returns the changes that end the session in this browser. The device token stays. */
    clear: () => [change("access", "", 0), change("refresh", "", 0)],
  };
}
export type Cookies = ReturnType<typeof createCookies>;

const pairsOf = (headers: Headers): [name: string, value: string][] =>
  (headers.get("cookie") ?? "").split(";").flatMap((pair) => {
    const [name = "", ...value] = pair.trim().split("=");
    return name ? [[name, value.join("=")]] : [];
  });

/** Returns the value of a cookie in a request. */
export const readCookie = (headers: Headers, name: string): string | undefined =>
  pairsOf(headers).find(([each]) => each === name)?.[1] || undefined;

/** Returns the headers of a request with changed cookies, for what runs after the proxy. */
export function withCookies(headers: Headers, changes: CookieChange[]): Headers {
  const changed = new Headers(headers);
  const kept = pairsOf(headers).filter(([name]) => changes.every((each) => each.name !== name));
  const added = changes.flatMap(({ name, value }) => (value ? [[name, value]] : []));
  const cookie = [...kept, ...added].map((pair) => pair.join("=")).join("; ");
  if (cookie) changed.set("cookie", cookie);
  else changed.delete("cookie");
  return changed;
}

/**
 * Adds the cookies to a response. A cache must not store it, which the pages that Next.js has rendered in advance
 * otherwise allow.
 */
export function setCookies(response: Response, changes: CookieChange[]): void {
  if (changes.length === 0) return;
  for (const { name, value, attributes } of changes) {
    const { secure, maxAge } = attributes;
    const line = `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax`;
    response.headers.append("set-cookie", secure ? `${line}; Secure` : line);
  }
  response.headers.set("cache-control", "private, no-store");
}
