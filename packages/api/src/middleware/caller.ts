import { type Caller, parseTraceparent } from "@latch/core";
import type { Context } from "hono";
import type { AppEnv } from "../hono-env.ts";

/** How the runtime knows who is at the other end of the connection. */
export type ClientAddress = (c: Context<AppEnv>) => string;

type Where = { addressOf: ClientAddress; proxyHops: number };

/** Long enough for every real browser, short enough to store. */
const maxUserAgentLength = 256;

/** Who is asking, as far as it is known before any credentials are looked at. */
export function createCaller(c: Context<AppEnv>, { addressOf, proxyHops }: Where): Caller {
  const uuid = crypto.randomUUID();
  return {
    actor: "anonymous",
    address: clientAddress(c, addressOf(c), proxyHops),
    requestId: givenRequestId(c) ?? uuid,
    traceparent: parseTraceparent(c.req.header("traceparent")) ?? newTraceparent(uuid),
    userAgent: c.req.header("user-agent")?.slice(0, maxUserAgentLength),
  };
}

/** The id that the client gave the request, if it can stand in a log as it is. */
function givenRequestId(c: Context<AppEnv>): string | undefined {
  const given = c.req.header("x-request-id");
  return given !== undefined && /^[\w=-]{1,128}$/.test(given) ? given : undefined;
}

/** A trace that begins here, not sampled: its id is the digits of a random UUID, which costs no more. */
function newTraceparent(uuid: string): string {
  const left = uuid.slice(0, 8) + uuid.slice(9, 13) + uuid.slice(14, 18);
  const right = uuid.slice(19, 23) + uuid.slice(24);
  return `00-${left}${right}-${right}-00`;
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
