import type { NextSession, TokenVerifier } from "./access-token.ts";
import { type CookieChange, readCookie, setCookies, withCookies } from "./cookies.ts";
import type { NextServer, ProxyRequest } from "./modules.ts";
import type { Settings } from "./options.ts";
import { includesRole, roleFor } from "./paths.ts";
import { createRefresh } from "./refresh.ts";

/** Milliseconds before the expiry of an access token at which the proxy renews it. */
const margin = 30_000;

/** The session of a request, and the cookies that change. `isUnknown`: the API is unavailable, or it is a prefetch. */
type Admission = { session?: NextSession; isUnknown?: boolean; changes: CookieChange[] };

/**
 * Returns whether the browser or the router fetches a page in advance. Such a request can be cancelled, and then the
 * new cookies of a refresh are lost. Next.js shows its own header only with `skipProxyUrlNormalize`.
 */
const isPrefetch = (headers: Headers): boolean =>
  headers.has("next-router-prefetch") ||
  /prefetch/.test(`${headers.get("sec-purpose")} ${headers.get("purpose")}`);

/**
 * Creates the proxy: it refreshes the session before the access token expires, passes the new cookies on to the
 * page and to the browser, and protects paths by role.
 */
export function createProxy(settings: Settings, verify: TokenVerifier) {
  const { cookies, clock, next, protect, loginPath, forbiddenPath, appUrl, issuer } = settings;
  const refresh = createRefresh(settings);

  /** Verifies an access token. Without the keys nothing is known about it. */
  const judge = (accessToken: string) => verify(accessToken).catch(() => "unknown" as const);

  async function admit({ headers }: ProxyRequest): Promise<Admission> {
    const accessToken = readCookie(headers, cookies.nameOf("access"));
    const refreshToken = readCookie(headers, cookies.nameOf("refresh"));
    const session = accessToken ? await judge(accessToken) : undefined;
    if (session === "unknown") return { isUnknown: true, changes: [] };
    const asBefore = { ...(session && { session }), changes: [] };
    const isFresh = session !== undefined && Date.parse(session.expiresAt) - clock() > margin;
    if (isFresh || !refreshToken) return asBefore;
    if (isPrefetch(headers)) return { ...asBefore, isUnknown: !session };
    const refreshed = await refresh(headers, refreshToken);
    if (refreshed.outcome === "over") return { changes: cookies.clear() };
    if (refreshed.outcome !== "renewed") {
      return { ...asBefore, isUnknown: refreshed.outcome === "unavailable" && !session };
    }
    const changes = cookies.keep(refreshed.tokens);
    const renewed = await judge(refreshed.tokens.accessToken);
    if (renewed === "unknown") return { isUnknown: true, changes };
    if (renewed) return { session: renewed, changes };
    throw new Error(
      `The access tokens of the API are not valid here: compare issuer (${issuer}), audience and the clocks`,
    );
  }

  function respond(
    { NextResponse }: NextServer,
    { method, url, headers, nextUrl }: ProxyRequest,
    { session, isUnknown, changes }: Admission,
  ): Response {
    const { pathname, basePath } = nextUrl;
    const request = { headers: withCookies(headers, changes) };
    const texts = { 401: "Unauthorized", 403: "Forbidden", 503: "Service Unavailable" };
    const plain = (status: keyof typeof texts, more: Record<string, string> = {}) =>
      new NextResponse(texts[status], {
        status,
        headers: { "content-type": "text/plain", "cache-control": "no-store", ...more },
      });
    const open = [loginPath, ...(forbiddenPath ? [forbiddenPath] : [])];
    const required = roleFor(pathname, protect, open);
    if (isUnknown && isPrefetch(headers)) {
      return new NextResponse(null, { status: 204, headers: { "cache-control": "no-store" } });
    }
    if (!required || (session && includesRole(session.role, required))) {
      return NextResponse.next({ request });
    }
    if (isUnknown) return plain(503, { "retry-after": "5" });
    if (session) {
      return forbiddenPath
        ? NextResponse.rewrite(new URL(basePath + forbiddenPath, url).href, {
            request,
            status: 403,
          })
        : plain(403);
    }
    const login = new URL(basePath + loginPath, appUrl);
    const search = new URLSearchParams(nextUrl.search);
    search.delete("_rsc");
    login.searchParams.set("next", search.size ? `${pathname}?${search}` : pathname);
    // A script of Next.js has sent a server action. It follows this header, and shows an error for a redirect.
    if (headers.has("next-action")) return plain(401, { "x-action-redirect": login.href });
    return NextResponse.redirect(login.href, ["GET", "HEAD"].includes(method) ? 307 : 303);
  }

  /** The proxy of Next.js 16, `proxy.ts`, and the middleware of Next.js 15, `middleware.ts`. */
  return async function proxy(request: ProxyRequest): Promise<Response> {
    const admission = await admit(request);
    const response = respond(await next.server(), request, admission);
    setCookies(response, admission.changes);
    return response;
  };
}
