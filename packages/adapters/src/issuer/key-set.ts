import { type Clock, type Log, ProblemError } from "@latch/core";
import * as z from "zod";
import { importPublicKey, type PublicKey } from "../jwt/token-verifier.ts";
import { fetchFromIssuer } from "./fetch-from-issuer.ts";

/** A public key of the supported kind. Other published keys are ignored. */
const Key = z.object({
  kid: z.string().min(1),
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  use: z.literal("sig").optional(),
});
const KeySet = z.object({ keys: z.array(z.unknown()) });

/** Milliseconds for which the keys are fresh: the max-age that the issuer sends. */
const maxAgeMs = 300_000;

/**
 * Milliseconds without another request: after a success, because anyone can forge a token with an
 * unknown key id, and after a failure.
 */
const pauseAfterMs = { success: 30_000, failure: 1000 };

type Options = {
  issuer: string;
  clock: Clock;
  log: Log;
  /** Called when keys were added or removed. */
  onChange(): void;
};

/**
 * Creates the set of an issuer's public keys. It fetches them when they are needed, and keeps them
 * while the issuer does not respond.
 */
export function createKeySet({ issuer, clock, log, onChange }: Options) {
  const url = new URL("/.well-known/jwks.json", issuer);
  let keys = new Map<string, PublicKey>();
  let fingerprint = "";
  let failure: unknown;
  let pendingRequest: Promise<void> | undefined;
  let staleAtMs = 0;
  let notBeforeMs = 0;

  async function load(): Promise<void> {
    const response = await fetchFromIssuer(url);
    if (!response.ok) throw new Error(`${url} returned ${response.status}`);
    const found = KeySet.parse(await response.json()).keys.flatMap((each) => {
      const { success, data } = Key.safeParse(each);
      return success ? [data] : [];
    });
    if (found.length === 0) throw new Error(`${url} contains no ES256 key`);
    const imported = found.map(async (key) => [key.kid, await importPublicKey(key)] as const);
    keys = new Map(await Promise.all(imported));
    if (JSON.stringify(found) !== fingerprint) onChange();
    fingerprint = JSON.stringify(found);
  }

  /** Fetches the keys. Concurrent calls share one request. Never rejects. */
  function refresh(): Promise<void> {
    pendingRequest ??= load()
      .then(
        () => {
          failure = undefined;
          staleAtMs = clock() + maxAgeMs;
          notBeforeMs = clock() + pauseAfterMs.success;
        },
        (error: unknown) => {
          // Logged once for each outage.
          if (!failure)
            log.warn(
              { event: "issuer.silent", err: error },
              "fetching the keys of the issuer failed",
            );
          failure = error;
          notBeforeMs = clock() + pauseAfterMs.failure;
        },
      )
      .finally(() => {
        pendingRequest = undefined;
      });
    return pendingRequest;
  }

  const canRefetch = (): boolean => clock() >= notBeforeMs;

  return {
    /**
     * Returns the key of an id.
     * @throws `unavailable` when the key is unknown and the issuer does not respond
     */
    async findKey(kid: string): Promise<PublicKey | undefined> {
      if (!keys.has(kid) && (pendingRequest || canRefetch())) await refresh();
      const key = keys.get(kid);
      if (!key && failure)
        throw new ProblemError("unavailable", { retryAfterSeconds: 1, cause: failure });
      return key;
    },

    /** Fetches the keys in the background when they are not fresh any more. */
    refreshIfStale(): void {
      if (clock() >= staleAtMs && canRefetch()) void refresh();
    },

    /**
     * Fetches the keys if there are none yet.
     * @throws an error while there are none
     */
    async ready(): Promise<void> {
      if (keys.size === 0 && (pendingRequest || canRefetch())) await refresh();
      if (keys.size === 0) throw new Error("The keys of the issuer are not fetched yet");
    },
  };
}
