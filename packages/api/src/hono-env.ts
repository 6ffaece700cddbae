import type { ProblemCode, Route } from "@latch/contract";
import type { Caller, Principal, Tally } from "@latch/core";
import type { Context } from "hono";
import type { PendingResponse } from "./middleware/pending-response.ts";

/** The Hono environment of every request. */
export type AppEnv = {
  /**
   * The input of the runtime: a socket, a Lambda event, the bindings of an edge worker. With `httpProblem`, the
   * runtime got what is no request for an app, and the app responds with this problem. With `isOverloaded`, the app responds
   * with `unavailable` and does nothing else.
   */
  Bindings: Record<string, unknown> & { place?: RequestPlace; httpProblem?: ProblemCode };
  Variables: {
    pendingResponse: PendingResponse;
    operationId?: string;
    caller: Caller;
    /** Database calls and hashing of the request so far. Absent where they are not measured. */
    tally?: Tally;
    principal?: Principal;
    /** The verified API key of the request, whether or not it is the principal. */
    apiKey?: Principal;
    /** Rejects when a rate limit is exceeded. Absent where the route or the installation has none. */
    rateLimitCheck?: Promise<void>;
    /** Milliseconds for which the request has waited for its body. */
    bodyMs?: number;
    /** Whether the server was full when the body had arrived. */
    isRefused?: boolean;
  };
};

/** The place of a request among those that a server works on at the same time. */
export type RequestPlace = {
  /** Leaves the place while the request waits for its body. */
  leave(): void;
  /** Takes a place again. @returns false when the server is full */
  retake(): boolean;
};

type SignedInEnv = {
  Bindings: AppEnv["Bindings"];
  Variables: Omit<AppEnv["Variables"], "principal"> & { principal: Principal };
};

/**
 * The environment of a route's handler: `principal` is set exactly when the route requires credentials.
 */
export type RouteEnv<R extends Route> = R["security"] extends
  | []
  | [Record<string, never>, ...unknown[]]
  ? AppEnv
  : SignedInEnv;

/**
 * A step that runs before a handler. An error that it throws ends the request with a problem response.
 */
export type RequestStep = (c: Context<AppEnv>) => void | Promise<void>;
