import type { Route } from "@latch/contract";
import type { Caller, Principal, Tally } from "@latch/core";
import type { Context } from "hono";
import type { Answer } from "./middleware/answer.ts";

/** What every request carries. */
export type AppEnv = {
  /** What the runtime hands over: a socket, a Lambda event, a worker's bindings. */
  Bindings: Record<string, unknown>;
  Variables: {
    answer: Answer;
    operationId?: string;
    caller: Caller;
    /** What it has led to so far; absent where nobody adds up. */
    tally?: Tally;
    principal?: Principal;
    /** Rejects when a rate limit is reached; absent where the route or the installation has none. */
    rateLimitCheck?: Promise<void>;
  };
};

type SignedInEnv = {
  Bindings: AppEnv["Bindings"];
  Variables: Omit<AppEnv["Variables"], "principal"> & { principal: Principal };
};

/** A handler sees a principal exactly when its route asks for one. */
export type RouteEnv<R extends Route> = R["security"] extends [] ? AppEnv : SignedInEnv;

/** One of the things that are done before a handler runs; what it throws is the answer. */
export type RequestStep = (c: Context<AppEnv>) => void | Promise<void>;
