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
  const inProgress = { normal: new Places(), deferrable: new Places() };
  const count = () => inProgress.normal.size + inProgress.deferrable.size;

  function shedReason(priority: keyof typeof inProgress): ShedReason | undefined {
    const isDeferrable = priority === "deferrable";
    const maxDeferrable = Math.ceil(maxConcurrent * deferrableShare);
    const isFull = isDeferrable && inProgress.deferrable.occupied() >= maxDeferrable;
    const occupied = inProgress.normal.occupied() + inProgress.deferrable.occupied();
    if (isFull || occupied >= maxConcurrent) return "concurrency";
    if (maxLagMs === 0 || Math.max(count(), meter.arrivals()) < leastLoad) return undefined;
    const limitMs = isDeferrable ? maxLagMs * deferrableShare : maxLagMs;
    return meter.lagMs() >= limitMs ? "event_loop" : undefined;
  }

  return {
    /** The number of connections above which the server closes new ones. */
    maxConnections: maxConcurrent * connectionsPerRequest,
    /** Returns the number of requests in progress. */
    inProgress: count,
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
        const reason = shedReason(priority);
        if (reason) {
          onRefused({ reason, inProgress: count(), lagMs: meter.lagMs() });
          return fetch(request, { ...bindings, isOverloaded: true } as HttpBindings);
        }
        const response = fetch(request, bindings);
        if (!(response instanceof Promise)) return response;
        // Until the response, not until the connection closes: the work continues after the client has left.
        inProgress[priority].add(incoming);
        const release = () => void inProgress[priority].delete(incoming);
        response.then(release, release);
        return response;
      },
  };
}

/** The requests in progress of a priority. */
class Places {
  readonly #all = new Set<IncomingMessage>();
  /** Those whose bodies had not arrived when they were last looked at. */
  readonly #receiving = new Set<IncomingMessage>();

  get size(): number {
    return this.#all.size;
  }

  add(incoming: IncomingMessage): void {
    this.#all.add(incoming);
    this.#receiving.add(incoming);
  }

  delete(incoming: IncomingMessage): void {
    this.#all.delete(incoming);
    this.#receiving.delete(incoming);
  }

  /**
   * Returns the number of requests whose bodies have arrived. The others occupy no place, so that slow clients cannot
   * occupy all of them.
   */
  occupied(): number {
    for (const incoming of this.#receiving) {
      if (incoming.complete) this.#receiving.delete(incoming);
    }
    return this.#all.size - this.#receiving.size;
  }
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
  return priorities.get(`${method} ${decodePath(path)}`) ?? "normal";
}

/** Decodes a path as the router does, so that another spelling of it has the same priority. */
function decodePath(path: string): string {
  if (!path.includes("%")) return path;
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
