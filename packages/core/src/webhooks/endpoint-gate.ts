import type { WebhookEndpointId } from "@latch/contract";
import type { Clock, Random } from "../shared/ports.ts";

/** After this number of consecutive attempts without an answer, an endpoint is paused. */
const failureThreshold = 5;

/** Milliseconds of the first pause, which doubles with each further failure, and of the longest one. */
const pause = { firstMs: 30_000, longestMs: 15 * 60_000 };

/** The number of attempts at the same time, for the slowest endpoints, new ones and the fastest. */
const concurrency = { slow: 5, unknown: 10, fast: 100 };

/**
 * Milliseconds of attempts that an endpoint may have in progress: by Little's law, a slow endpoint gets few attempts at
 * the same time, and a fast one enough for hundreds a second.
 */
const workInProgressMs = 5000;

/** The weight of the newest duration in the average. */
const averageWeight = 0.2;

/** What all processes know about an endpoint. */
export type EndpointLoad = {
  /** The leases of the attempts in progress. */
  held?: Set<string>;
  /** The average duration of an attempt in milliseconds. */
  durationMs?: number;
  /** The number of consecutive attempts without an answer. */
  failures?: number;
  /** Milliseconds since 1970. No attempt is made before. */
  pausedUntil?: number;
};

/** Stores the load of endpoints. Each change is one conditional write. */
export interface EndpointLoadStore {
  /**
   * Adds a lease if the endpoint has less than `limit`, is not paused and has less than `threshold` failures.
   * @returns the load with the lease, or the stored load
   */
  acquire(
    endpointId: WebhookEndpointId,
    lease: string,
    terms: { now: number; limit: number; threshold: number },
  ): Promise<{ admitted: EndpointLoad } | { refused: EndpointLoad }>;
  /**
   * Adds a lease after a pause, and pauses the endpoint for all others until `until`, unless another process has done so
   * since `pausedUntil` was read.
   */
  probe(
    endpointId: WebhookEndpointId,
    lease: string,
    pauses: { pausedUntil: number | undefined; until: number },
  ): Promise<boolean>;
  /** Removes leases without an outcome. */
  removeLeases(endpointId: WebhookEndpointId, leases: string[]): Promise<void>;
  /** Removes a lease, and ends the pause and the count of failures. */
  succeed(endpointId: WebhookEndpointId, lease: string, durationMs: number): Promise<void>;
  /**
   * Removes a lease, and counts a failure unless the lease was removed before.
   * @returns the number of consecutive failures
   */
  fail(endpointId: WebhookEndpointId, lease: string, durationMs: number): Promise<number>;
  /** Pauses an endpoint that still has `threshold` failures. */
  pause(endpointId: WebhookEndpointId, until: number, threshold: number): Promise<void>;
  /** Ends the pause and the count of failures. */
  reset(endpointId: WebhookEndpointId): Promise<void>;
}

/** A permitted attempt. */
export type Admission = { endpointId: WebhookEndpointId; lease: string; load: EndpointLoad };

/** How an attempt ended. `unanswered`: no response, a 5xx or a 429, which a pause can help. */
export type AttemptOutcome = { unanswered: boolean; durationMs: number };

type Deps = {
  loads: EndpointLoadStore;
  random: Random;
  clock: Clock;
  /** Milliseconds after which the attempt of a killed process counts no longer. */
  leaseMs: number;
};

/**
 * Creates the gate before the attempts: it limits how many an endpoint has at the same time in all processes, and makes
 * none while the endpoint is paused (a circuit breaker). After a pause one attempt decides whether the others follow. So
 * an endpoint that is slow or down does not delay the deliveries to others.
 */
export function createEndpointGate({ loads, random, clock, leaseMs }: Deps) {
  /** The last known limits, so that the first call usually has the right one. */
  const limits = new Map<WebhookEndpointId, number>();

  /**
   * Asks for an attempt.
   * @returns the admission, or the seconds after which to ask again
   */
  async function enter(endpointId: WebhookEndpointId): Promise<Admission | { seconds: number }> {
    const now = clock();
    const lease = `${(now + leaseMs).toString(36)}-${toHex(random(4))}`;
    let limit = limits.get(endpointId) ?? concurrency.unknown;
    for (let tries = 0; tries < 3; tries++) {
      const terms = { now, limit, threshold: failureThreshold };
      const outcome = await loads.acquire(endpointId, lease, terms);
      const load = "admitted" in outcome ? outcome.admitted : outcome.refused;
      const { failures = 0, pausedUntil = 0, held = new Set<string>() } = load;
      const known = attemptLimit(load);
      limits.set(endpointId, known);
      if ("admitted" in outcome) {
        if (held.size <= known) return { endpointId, lease, load };
        // This process did not know yet how slow the endpoint is.
        await loads.removeLeases(endpointId, [lease]);
        break;
      }
      if (pausedUntil > now) return { seconds: spread((pausedUntil - now) / 1000) };
      if (failures >= failureThreshold) return enterAfterPause(endpointId, lease, load);
      const expired = [...held].filter((each) => Number.parseInt(each, 36) <= now);
      if (expired.length > 0) await loads.removeLeases(endpointId, expired);
      if (expired.length === 0 && known <= limit) break;
      limit = known;
    }
    return { seconds: spread(1) };
  }

  async function enterAfterPause(
    endpointId: WebhookEndpointId,
    lease: string,
    load: EndpointLoad,
  ): Promise<Admission | { seconds: number }> {
    const until = clock() + leaseMs;
    const isFirst = await loads.probe(endpointId, lease, { pausedUntil: load.pausedUntil, until });
    return isFirst ? { endpointId, lease, load } : { seconds: spread(leaseMs / 1000) };
  }

  /** Ends an attempt. Without an outcome, none was made. */
  async function leave(
    { endpointId, lease, load }: Admission,
    outcome: AttemptOutcome | undefined,
  ): Promise<void> {
    if (!outcome) return loads.removeLeases(endpointId, [lease]);
    const { durationMs: before = outcome.durationMs } = load;
    const average = Math.round(before + averageWeight * (outcome.durationMs - before));
    if (!outcome.unanswered) return loads.succeed(endpointId, lease, average);
    const failures = await loads.fail(endpointId, lease, average);
    if (failures < failureThreshold) return;
    const pauseMs = Math.min(pause.longestMs, pause.firstMs * 2 ** (failures - failureThreshold));
    await loads.pause(endpointId, clock() + pauseMs, failureThreshold);
  }

  /** Returns a time between `seconds` and ten more, so that messages that wait together do not return together. */
  const spread = (seconds: number): number => seconds + ((random(1)[0] as number) / 255) * 10;

  return { enter, leave };
}

/**
 * Returns how many attempts an endpoint may have at the same time. One that refuses connections at once is not a fast
 * endpoint: while its attempts fail, it has no more than a new one.
 */
function attemptLimit({ durationMs, failures = 0 }: EndpointLoad): number {
  if (durationMs === undefined) return concurrency.unknown;
  const most = failures > 0 ? concurrency.unknown : concurrency.fast;
  const inProgress = Math.ceil(workInProgressMs / Math.max(1, durationMs));
  return Math.min(most, Math.max(concurrency.slow, inProgress));
}

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
