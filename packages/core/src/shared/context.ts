import type { Principal } from "./principal.ts";
import { traceIdFrom } from "./trace-context.ts";

/** Who does something, from where, within which request: kept on every item that changes. */
export type Caller = {
  /** A user id, `key_…` of an API key, `cli`, `stripe` or `anonymous`. */
  actor: string;
  address: string;
  requestId: string;
  /** The trace it belongs to (W3C Trace Context). */
  traceparent?: string;
  userAgent?: string;
};

/** What a security event says about where it came from. */
export const logContext = ({ address, requestId, traceparent }: Caller) => ({
  address,
  requestId,
  traceId: traceIdFrom(traceparent),
});

/** What a use case knows of the request that it serves; a principal only where credentials were verified. */
export type Context<P extends Principal | undefined = Principal> = {
  caller: Caller;
  principal: P;
};

/** The context of an operation that anyone may call. */
export type OpenContext = Context<Principal | undefined>;
