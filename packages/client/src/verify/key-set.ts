import type { JSONWebKeySet, JWSHeaderParameters } from "jose";
import { JWKSNoMatchingKey } from "jose/errors";
import { createLocalJWKSet } from "jose/jwks/local";
import { type Ask, fetchJson } from "./fetch-json.ts";
import { createRefusal } from "./refusal.ts";
import { createSharedCalls } from "./shared-calls.ts";

export type KeySetOptions = Ask & {
  url: string;
  clock: () => number;
  /** Seconds for which a fetched set is used without another request. */
  freshSeconds: number;
  /** Seconds for which a set is used when it cannot be fetched again. */
  staleSeconds: number;
  /** Seconds between two requests while there are keys, also after one that failed. */
  cooldownSeconds: number;
};

/** Seconds between two requests while there are no usable keys. */
const retrySeconds = 1;

/**
 * Creates the source of the public keys of an issuer. It keeps the set, and fetches it again when it is old, or when a
 * token names an unknown key. Concurrent requests share one fetch. A client that invents ids of keys causes one request in
 * each cooldown.
 */
export function createKeySet(options: KeySetOptions) {
  const { url, clock, timeout, freshSeconds, staleSeconds, cooldownSeconds } = options;
  const share = createSharedCalls<JSONWebKeySet>(timeout);
  let find: ReturnType<typeof createLocalJWKSet> | undefined;
  let fetchedMs = Number.NEGATIVE_INFINITY;
  let attemptedMs = Number.NEGATIVE_INFINITY;
  let isFetching = false;
  /** Why the last fetch failed. Undefined after a success. */
  let failure: unknown;

  /** A time that is more than a minute ahead is of a clock that was set back since: it counts as long ago. */
  function secondsSince(ms: number): number {
    const seconds = (clock() - ms) / 1000;
    return seconds < -60 ? Number.POSITIVE_INFINITY : seconds;
  }
  const age = () => secondsSince(fetchedMs);
  const isUsable = () => age() < staleSeconds;
  const waitSeconds = () =>
    (isUsable() ? cooldownSeconds : retrySeconds) - secondsSince(attemptedMs);

  async function fetchSet(): Promise<JSONWebKeySet> {
    const { response, body } = await fetchJson(new Request(url, { redirect: "manual" }), options);
    if (!response.ok) throw new Error(`The keys could not be fetched: ${response.status}`);
    const set = body as JSONWebKeySet;
    // Also when the document is no key set.
    if (!set.keys.some(({ crv }) => crv === "P-256")) throw new Error("No key is for ES256");
    return set;
  }

  /** Fetches the set, unless the last request was a moment ago. Never rejects. */
  async function refresh(): Promise<void> {
    if (!isFetching && waitSeconds() > 0) return;
    isFetching = true;
    try {
      find = createLocalJWKSet(await share(url, fetchSet));
      fetchedMs = clock();
      failure = undefined;
    } catch (error) {
      failure = error;
    } finally {
      attemptedMs = clock();
      isFetching = false;
    }
  }

  const unavailable = () =>
    createRefusal("unavailable", { retryAfter: Math.max(1, waitSeconds()) }, failure);

  /**
   * Returns the key of a token.
   * @throws {Refusal} 503 `unavailable` when the keys cannot be fetched, so that the token cannot be judged
   * @throws JWKSNoMatchingKey when the issuer has no such key
   */
  return async (header: JWSHeaderParameters) => {
    if (age() >= freshSeconds) await refresh();
    if (!find || !isUsable()) throw unavailable();
    try {
      return await find(header);
    } catch (error) {
      if (!(error instanceof JWKSNoMatchingKey)) throw error;
    }
    await refresh();
    try {
      return await find(header);
    } catch (error) {
      if (failure !== undefined) throw unavailable();
      throw error;
    }
  };
}
