import type { components } from "../api.gen.ts";
import { operations } from "../operations.gen.ts";
import { type Ask, fetchJson } from "./fetch-json.ts";
import { isRole, type Principal, toPrincipal } from "./principal.ts";
import { createRefusal, isRefusal, type Refusal } from "./refusal.ts";
import { createSharedCalls } from "./shared-calls.ts";

type Options = Ask & {
  /** The URL of the API. */
  baseUrl: string;
  clock: () => number;
  /** Seconds for which a valid key is accepted without another request. */
  cacheSeconds: number;
};

type Entry = { result: Principal | Refusal; startedMs: number; untilMs: number };

/** The maximum number of results. The oldest is removed first. */
const capacity = 10_000;
/** Seconds for which a key stays refused, so that a key that was just created works soon. */
const refusedSeconds = 5;
/** What a header can contain, and the longest key. A longer value is no key. */
const plausible = /^[\x21-\x7e]{1,512}$/;

/**
 * Creates the verifier of API keys, which asks `verifyToken`. Results are kept under the SHA-256 hash of the key, never
 * under the key. Concurrent requests with one key share one call.
 */
export function createApiKeyVerifier({ baseUrl, clock, cacheSeconds, ...ask }: Options) {
  const url = baseUrl.replace(/\/$/, "") + operations.verifyToken[0];
  const results = new Map<string, Entry>();
  const share = createSharedCalls<Principal | Refusal>(ask.timeout);

  async function call(key: string): Promise<Principal | Refusal> {
    const request = new Request(url, { headers: { "x-api-key": key }, redirect: "manual" });
    const { response, body } = await fetchJson(request, ask);
    if (response.status === 401) {
      return createRefusal("unauthenticated", { detail: "The API key is invalid" });
    }
    if (response.status === 403) {
      return createRefusal("forbidden", {
        detail: "The API key does not have the scope token:verify",
        challenge: { error: "insufficient_scope", scope: "token:verify" },
      });
    }
    const verified = body as components["schemas"]["VerifiedToken"] | undefined;
    if (!isRole(verified?.role) || !verified.userId || typeof verified.scope !== "string") {
      const retryAfter = Number(response.headers.get("retry-after")) || 1;
      throw createRefusal("unavailable", { retryAfter }, new Error(`Status ${response.status}`));
    }
    return toPrincipal(verified);
  }

  async function callAndKeep(hash: string, key: string): Promise<Principal | Refusal> {
    const startedMs = clock();
    const result = await call(key);
    const seconds = isRefusal(result) ? refusedSeconds : cacheSeconds;
    const expiresMs = isRefusal(result) ? undefined : result.expiresAt;
    const oldest = results.size >= capacity ? results.keys().next().value : undefined;
    if (oldest !== undefined) results.delete(oldest);
    results.set(hash, {
      result,
      startedMs,
      // From the start of the call: a revocation after the API has read the key counts from then.
      untilMs: Math.min(startedMs + seconds * 1000, Date.parse(expiresMs ?? "") || Infinity),
    });
    return result;
  }

  const askApi = (hash: string, key: string) =>
    share(hash, () => callAndKeep(hash, key)).catch((error: unknown) => {
      throw isRefusal(error) ? error : createRefusal("unavailable", { retryAfter: 1 }, error);
    });

  /**
   * Returns the principal of an API key.
   * @throws {Refusal} 401 `unauthenticated`, 403 `forbidden` without the scope `token:verify`, or 503 when the API gives no
   * answer
   */
  return async (key: string): Promise<Principal> => {
    if (!plausible.test(key)) {
      throw createRefusal("unauthenticated", { detail: "The API key is invalid" });
    }
    const hash = await hashOf(key);
    const kept = results.get(hash);
    // Also when the clock was set back since.
    if (kept && (kept.untilMs <= clock() || kept.startedMs > clock())) results.delete(hash);
    const result = results.get(hash)?.result ?? (await askApi(hash, key));
    if (isRefusal(result)) throw result;
    return result;
  };
}

async function hashOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return String.fromCharCode(...new Uint8Array(hash));
}
