import type { ApiKeyId } from "@latch/contract";
import type { Principal } from "./principal.ts";
import { traceIdFrom } from "./trace-context.ts";

/**
 * The actor of a request, its network address and the request id. Stored with each item that the
 * request changes.
 */
export type Caller = {
  /** A user id, `key_…` of an API key, `cli`, `stripe` or `anonymous`. */
  actor: string;
  address: string;
  requestId: string;
  /** The trace that the request belongs to (W3C Trace Context). */
  traceparent?: string;
  userAgent?: string;
  /** The API key of the back end that has forwarded the address or the user agent of its client. */
  forwardedBy?: ApiKeyId;
};

/** Returns the fields of a caller that a log line of a security event contains. */
export const logContext = ({ address, forwardedBy, requestId, traceparent }: Caller) => ({
  address,
  ...(forwardedBy && { forwardedBy }),
  requestId,
  traceId: traceIdFrom(traceparent),
});

/** The context of a use case: the caller, and the principal if the API verified credentials. */
export type Context<P extends Principal | undefined = Principal> = {
  caller: Caller;
  principal: P;
};

/** The context of an operation without authentication; a principal is optional. */
export type OpenContext = Context<Principal | undefined>;
