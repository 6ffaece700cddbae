import type { IncomingMessage } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import type { RequestPlace } from "@latch/api";
import { type Route, routes } from "@latch/contract";
import type { Measurement } from "@latch/core";
import { createEventLoopMeter, type EventLoopMeter } from "./event-loop-meter.ts";

/** The input of the app: the socket, and what the server has decided about the request. */
type Bindings = HttpBindings & { isOverloaded?: boolean; place?: RequestPlace };

export type Fetch = (request: Request, bindings: Bindings) => Response | Promise<Response>;

/** Why a request is refused. */
export type ShedReason = Extract<Measurement, { kind: "shed_request" }>["reason"];

/** The state of the server at a refusal. */
export type Refusal = { reason: ShedReason; inProgress: number; lagMs: number };

type Priority = "exempt" | "normal" | "deferrable";

/**
 * The part of both limits for operations that begin something. The rest is for signed-in users, and for what was begun
 * before.
 */
const deferrableShare = 0.5;

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
 * memory. It never refuses a `standalone` operation: probes, metrics and public keys answer throughout, and cost no more
 * than a refusal. All probes of readiness share one call.
 *
 * Only the Node server needs it: a Lambda function processes one request at a time, and the edge starts further isolates.
 */
export function createRequestAdmission({
  maxConcurrent,
  maxLagMs,
  meter = createEventLoopMeter(),
}: Options) {
  const inProgress = { normal: createPlaces(), deferrable: createPlaces() };
  const count = () => inProgress.normal.accepted + inProgress.deferrable.accepted;

  function isFull(priority: keyof typeof inProgress): boolean {
    const { normal, deferrable } = inProgress;
    const maxDeferrable = Math.ceil(maxConcurrent * deferrableShare);
    if (priority === "deferrable" && deferrable.occupied >= maxDeferrable) return true;
    return normal.occupied + deferrable.occupied >= maxConcurrent;
  }

  function shedReason(priority: keyof typeof inProgress): ShedReason | undefined {
    if (isFull(priority)) return "concurrency";
    if (maxLagMs === 0 || Math.max(count(), meter.arrivals()) < leastLoad) return undefined;
    const limitMs = priority === "deferrable" ? maxLagMs * deferrableShare : maxLagMs;
    return meter.lagMs() >= limitMs ? "event_loop" : undefined;
  }

  return {
    /** The number of connections above which the server closes new ones. */
    maxConnections: maxConcurrent * connectionsPerRequest,
    /** Returns the number of requests in progress. */
    inProgress: count,
    /**
     * Wraps an app. A refused request reaches the app with `isOverloaded`.
     * @param pathOf returns the path that the app's router uses
     * @param onRefused receives each refusal
     */
    guard:
      (
        fetch: Fetch,
        pathOf: (request: Request) => string,
        onRefused: (refusal: Refusal) => void,
      ): Fetch =>
      (request, bindings) => {
        const priority = priorities.get(`${request.method} ${pathOf(request)}`) ?? "normal";
        if (priority === "exempt") return fetch(request, bindings);
        meter.arrive();
        const refuse = (reason: ShedReason) =>
          onRefused({ reason, inProgress: count(), lagMs: meter.lagMs() });
        const reason = shedReason(priority);
        if (reason) {
          refuse(reason);
          return fetch(request, { ...bindings, isOverloaded: true });
        }
        const { release, ...place } = inProgress[priority].take(bindings.incoming, () => {
          const isPossible = !isFull(priority);
          if (!isPossible) refuse("concurrency");
          return isPossible;
        });
        let response: ReturnType<Fetch> | undefined;
        try {
          response = fetch(request, { ...bindings, place });
          // Until the response, not until the connection closes: the work continues after the client has left.
          if (response instanceof Promise) response.then(release, release);
          return response;
        } finally {
          if (!(response instanceof Promise)) release();
        }
      },
  };
}

/**
 * Creates the places of a priority. A request has one from its arrival to its response, except while the app waits for
 * a body that has not arrived: slow clients cannot occupy the places, and a request that is worked on always has one.
 */
function createPlaces() {
  let accepted = 0;
  let occupied = 0;
  return {
    /** The number of requests in progress. */
    get accepted() {
      return accepted;
    },
    /** The number of those that have a place. */
    get occupied() {
      return occupied;
    },
    /**
     * Takes a place for a request.
     * @param incoming reports whether its body has arrived
     * @param mayRetake decides whether it gets a place again after that
     */
    take(incoming: Pick<IncomingMessage, "complete">, mayRetake: () => boolean) {
      let hasPlace = true;
      let isReleased = false;
      accepted += 1;
      occupied += 1;
      const leave = () => {
        if (hasPlace) occupied -= 1;
        hasPlace = false;
      };
      return {
        leave() {
          if (!incoming.complete) leave();
        },
        retake() {
          if (hasPlace) return true;
          // A response without a wait for the body would leave the place occupied for good.
          if (isReleased || !mayRetake()) return false;
          occupied += 1;
          hasPlace = true;
          return true;
        },
        release() {
          isReleased = true;
          leave();
          accepted -= 1;
        },
      };
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
