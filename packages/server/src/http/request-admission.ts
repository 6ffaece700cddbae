import type { IncomingMessage } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import { type Route, routes } from "@latch/contract";
import type { Measurement } from "@latch/core";
import { createEventLoopMeter, type EventLoopMeter } from "./event-loop-meter.ts";

export type Fetch = (request: Request, bindings: HttpBindings) => Response | Promise<Response>;

/** Why a request is refused. */
export type ShedReason = Extract<Measurement, { kind: "shed_request" }>["reason"];

/** The state of the server at a refusal. */
export type Refusal = { reason: ShedReason; inProgress: number; lagMs: number };

/**
 * The part of both limits that an operation may use. Work that begins leaves room for signed-in users, and for what
 * was begun before.
 */
const shares = { deferrable: 0.5, normal: 1 };
type Priority = keyof typeof shares | "exempt";

/**
 * The number of requests below which a lag has another cause, such as the garbage collector or a busy machine. Refusing
 * them would not end it.
 */
const leastLoad = 64;

/** The open connections for each concurrent request. Most of them are idle, and each takes some memory. */
const connectionsPerRequest = 10;

type Options = {
  /** The maximum number of requests in progress. */
  maxConcurrent: number;
  /** Milliseconds of lag of the event loop from which requests are refused. 0: the lag does not matter. */
  maxLagMs: number;
  meter?: EventLoopMeter;
};

export type RequestAdmission = ReturnType<typeof createRequestAdmission>;

/**
 * Creates the admission of requests to a server. It refuses a request before any work for it when the event loop lags,
 * or when too many requests are in progress, so that those that it accepts are answered in time and within a bounded
 * memory. It never refuses an operation that calls no dependency (`standalone`): probes, metrics and public keys
 * answer throughout, and cost no more than a refusal.
 *
 * Only the Node server needs it: a Lambda function processes one request at a time, and the edge starts further isolates.
 */
export function createRequestAdmission({
  maxConcurrent,
  maxLagMs,
  meter = createEventLoopMeter(),
}: Options) {
  const inProgress = new Set<IncomingMessage>();

  function shedReason(share: number): ShedReason | undefined {
    if (isCrowded(maxConcurrent * share)) return "concurrency";
    if (maxLagMs === 0 || inProgress.size + meter.arrivals() < leastLoad) return undefined;
    return meter.lagMs() >= maxLagMs * share ? "event_loop" : undefined;
  }

  /** A request whose body has not arrived holds no place, so that slow clients cannot occupy all of them. */
  function isCrowded(limit: number): boolean {
    if (inProgress.size < limit) return false;
    let received = 0;
    for (const { complete } of inProgress) if (complete) received += 1;
    return received >= limit;
  }

  return {
    /** The number of connections above which the server closes new ones. */
    maxConnections: maxConcurrent * connectionsPerRequest,
    /** Returns the number of requests in progress. */
    inProgress: () => inProgress.size,
    /**
     * Wraps an app. A refused request reaches the app with `isOverloaded`.
     * @param onRefused receives each refusal
     */
    guard:
      (fetch: Fetch, onRefused: (refusal: Refusal) => void): Fetch =>
      (request, bindings) => {
        const { incoming } = bindings;
        const priority = priorityOf(incoming);
        if (priority === "exempt") return fetch(request, bindings);
        meter.arrive();
        const reason = shedReason(shares[priority]);
        if (reason) {
          onRefused({ reason, inProgress: inProgress.size, lagMs: meter.lagMs() });
          return fetch(request, { ...bindings, isOverloaded: true } as HttpBindings);
        }
        const response = fetch(request, bindings);
        if (!(response instanceof Promise)) return response;
        // Until the response, not until the connection closes: the work continues after the client has left.
        inProgress.add(incoming);
        const release = () => void inProgress.delete(incoming);
        response.then(release, release);
        return response;
      },
  };
}

const priorities = new Map<string, Priority>();
for (const { method, path, standalone, deferrable } of Object.values<Record<string, Route>>(
  routes,
).flatMap((each) => Object.values(each))) {
  const methods = method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()];
  const priority = standalone ? "exempt" : deferrable ? "deferrable" : "normal";
  for (const each of methods) priorities.set(`${each} ${path}`, priority);
}

function priorityOf({ method, url = "" }: IncomingMessage): Priority {
  const query = url.indexOf("?");
  const path = query < 0 ? url : url.slice(0, query);
  return priorities.get(`${method} ${path}`) ?? "normal";
}
