import { type Caller, parseAddress, parseTraceparent } from "@latch/core";
import type { Context } from "hono";
import type { AppEnv } from "../hono-env.ts";

/** Returns the address of the client's connection. Each runtime reads it from its own input. */
export type ReadClientAddress = (c: Context<AppEnv>) => string;

type Options = { readClientAddress: ReadClientAddress; proxyHops: number };

/** Returns a user agent in a length to store, enough for every real browser. An empty one is none. */
export const clipUserAgent = (text: string | undefined): string | undefined =>
  text?.slice(0, 256) || undefined;

/** Creates the caller of a request from what is known before credentials are verified. */
export function createCaller(
  c: Context<AppEnv>,
  { readClientAddress, proxyHops }: Options,
): Caller {
  const uuid = crypto.randomUUID();
  const connection = readClientAddress(c);
  return {
    actor: "anonymous",
    address:
      readForwardedAddress(c, proxyHops) ?? parseAddress(connection) ?? (connection || "unknown"),
    requestId: readRequestId(c) ?? uuid,
    traceparent: parseTraceparent(c.req.header("traceparent")) ?? newTraceparent(uuid),
    userAgent: clipUserAgent(c.req.header("user-agent")),
  };
}

/** Returns the request id that the client sent, if it is safe to log without escaping. */
function readRequestId(c: Context<AppEnv>): string | undefined {
  const requestId = c.req.header("x-request-id");
  return requestId !== undefined && /^[\w=-]{1,128}$/.test(requestId) ? requestId : undefined;
}

/**
 * Returns the traceparent of a new, unsampled trace. The digits of the request's UUID save a second
 * random number.
 */
function newTraceparent(uuid: string): string {
  const high = uuid.slice(0, 8) + uuid.slice(9, 13) + uuid.slice(14, 18);
  const low = uuid.slice(19, 23) + uuid.slice(24);
  return `00-${high}${low}-${low}-00`;
}

/**
 * Returns the client's IP address that the outermost of `hops` trusted proxies saw. The client can forge all
 * entries of X-Forwarded-For further to the left. Undefined without proxies, or if the entry is empty or not an
 * address, such as `unknown`: the address of the connection then counts.
 */
function readForwardedAddress(c: Context<AppEnv>, hops: number): string | undefined {
  if (hops === 0) return undefined;
  const entry = c.req.header("x-forwarded-for")?.split(",").at(-hops);
  return entry === undefined ? undefined : parseAddress(entry.trim());
}
