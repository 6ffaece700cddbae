import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";

/** How the runtime knows who is at the other end of the connection. */
export type AddressOf = (c: Context<AppEnv>) => string;

/** Long enough for every real browser, short enough to store. */
const longestUserAgent = 256;

/** Who is asking, as far as it is known before any credentials are looked at. */
export const identifyCaller = (addressOf: AddressOf, proxyHops: number) =>
  createMiddleware<AppEnv>((c, next) => {
    c.set("caller", {
      actor: "anonymous",
      address: clientAddress(c, addressOf(c), proxyHops),
      requestId: c.get("requestId"),
      userAgent: c.req.header("user-agent")?.slice(0, longestUserAgent),
    });
    return next();
  });

/**
 * The client's address: that of the connection or, behind `hops` proxies of ours, the one that the
 * outermost of them saw. What stands further left in X-Forwarded-For is the client's own claim.
 */
function clientAddress(c: Context<AppEnv>, connection: string, hops: number): string {
  if (hops === 0) return connection;
  const seen = c.req.header("x-forwarded-for")?.split(",") ?? [];
  return seen.at(-hops)?.trim() || connection;
}
