import { type Caller, readTraceparent } from "@latch/core";
import type { Context } from "hono";
import type { AppEnv } from "../env.ts";

/** How the runtime knows who is at the other end of the connection. */
export type AddressOf = (c: Context<AppEnv>) => string;

type Where = { addressOf: AddressOf; proxyHops: number };

/** Long enough for every real browser, short enough to store. */
const longestUserAgent = 256;

/** Who is asking, as far as it is known before any credentials are looked at. */
export const callerOf = (c: Context<AppEnv>, { addressOf, proxyHops }: Where): Caller => ({
  actor: "anonymous",
  address: clientAddress(c, addressOf(c), proxyHops),
  requestId: requestIdOf(c),
  traceparent: readTraceparent(c.req.header("traceparent")) ?? newTraceparent(),
  userAgent: c.req.header("user-agent")?.slice(0, longestUserAgent),
});

/** The id that the client gave the request, if it can stand in a log as it is, else one of ours. */
function requestIdOf(c: Context<AppEnv>): string {
  const given = c.req.header("x-request-id");
  return given !== undefined && /^[\w=-]{1,128}$/.test(given) ? given : crypto.randomUUID();
}

/** Random ids as two UUIDs bring them: those cost the least. Not sampled, until somebody records it. */
function newTraceparent(): string {
  const id = crypto.randomUUID().replaceAll("-", "");
  return `00-${id}-${crypto.randomUUID().slice(-12)}${id.slice(0, 4)}-00`;
}

/**
 * The client's address: that of the connection or, behind `hops` proxies of ours, the one that the
 * outermost of them saw. What stands further left in X-Forwarded-For is the client's own claim.
 */
function clientAddress(c: Context<AppEnv>, connection: string, hops: number): string {
  if (hops === 0) return connection;
  const seen = c.req.header("x-forwarded-for")?.split(",") ?? [];
  return seen.at(-hops)?.trim() || connection;
}
