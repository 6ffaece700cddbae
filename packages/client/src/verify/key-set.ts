import { createLocalJWKSet, errors, type JWSHeaderParameters } from "jose";
import { type Ask, fetchJson } from "./fetch-json.ts";
import { createRefusal } from "./refusal.ts";

export type KeySetOptions = Ask & {
  url: string;
  clock: () => number;
  /** Seconds for which a fetched set is used without another request. */
  freshSeconds: number;
  /** Seconds for which a set is used when it cannot be fetched again. */
  staleSeconds: number;
  /** Seconds between two requests, also after one that failed. */
  cooldownSeconds: number;
};

/**
 * Creates the source of the public keys of an issuer. It keeps the set, and fetches it again when it is old, or when a
 * token names an unknown key. Concurrent requests share one fetch. A client that invents ids of keys causes one request in
 * each cooldown.
 */
export function createKeySet(options: KeySetOptions) {
  const { url, clock, freshSeconds, staleSeconds, cooldownSeconds } = options;
  let find: ReturnType<typeof createLocalJWKSet> | undefined;
  let fetchedMs = Number.NEGATIVE_INFINITY;
  let attemptedMs = Number.NEGATIVE_INFINITY;
  /** Why the last fetch failed. Undefined after a success. */
  let failure: unknown;
  let pending: Promise<void> | undefined;

  const age = () => (clock() - fetchedMs) / 1000;
  const waitSeconds = () => cooldownSeconds - (clock() - attemptedMs) / 1000;

  async function fetchSet(): Promise<void> {
    try {
      const { response, body } = await fetchJson(new Request(url, { redirect: "manual" }), options);
      if (!response.ok) throw new Error(`The keys could not be fetched: ${response.status}`);
      find = createLocalJWKSet(body as Parameters<typeof createLocalJWKSet>[0]);
      fetchedMs = clock();
      failure = undefined;
    } catch (error) {
      failure = error;
    } finally {
      attemptedMs = clock();
      pending = undefined;
    }
  }

  /** Fetches the set, unless the last request was a moment ago. */
  async function refresh(): Promise<void> {
    if (pending === undefined && waitSeconds() > 0) return;
    pending ??= fetchSet();
    await pending;
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
    if (!find || age() >= staleSeconds) throw unavailable();
    try {
      return await find(header);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
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
