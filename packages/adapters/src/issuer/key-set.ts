import { type Clock, type Log, ProblemError } from "@latch/core";
import * as z from "zod";
import { importPublicKey, type PublicKey } from "../jwt/token-verifier.ts";
import { fetchFromIssuer } from "./fetch-from-issuer.ts";

/** A key of ours; what else an issuer publishes is not for us. */
const Key = z.object({
  kid: z.string().min(1),
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  use: z.literal("sig").optional(),
});
const KeySet = z.object({ keys: z.array(z.unknown()) });

/** Milliseconds for which keys are as good as new: what the issuer says of its own. */
const freshMs = 300_000;

/**
 * Milliseconds in which the issuer is not asked again: for a key it did not name, which may be forged
 * by whoever likes, and after it did not answer.
 */
const pauseMs = { answered: 30_000, silent: 1000 };

type Options = {
  issuer: string;
  clock: Clock;
  log: Log;
  /** When keys have come or gone. */
  onChange(): void;
};

/** The public keys of an issuer: fetched when they are needed, kept while it does not answer. */
export function createKeySet({ issuer, clock, log, onChange }: Options) {
  const url = new URL("/.well-known/jwks.json", issuer);
  let keys = new Map<string, PublicKey>();
  let text = "";
  let failure: unknown;
  let pendingRequest: Promise<void> | undefined;
  let staleAtMs = 0;
  let notBeforeMs = 0;

  async function load(): Promise<void> {
    const response = await fetchFromIssuer(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    const found = KeySet.parse(await response.json()).keys.flatMap((each) => {
      const { success, data } = Key.safeParse(each);
      return success ? [data] : [];
    });
    if (found.length === 0) throw new Error(`${url} names no key for ES256`);
    const imported = found.map(async (key) => [key.kid, await importPublicKey(key)] as const);
    keys = new Map(await Promise.all(imported));
    if (JSON.stringify(found) !== text) onChange();
    text = JSON.stringify(found);
  }

  /** One request at a time, however many want its answer. Never rejects. */
  function refresh(): Promise<void> {
    pendingRequest ??= load()
      .then(
        () => {
          failure = undefined;
          staleAtMs = clock() + freshMs;
          notBeforeMs = clock() + pauseMs.answered;
        },
        (error: unknown) => {
          // Once an outage.
          if (!failure) log.warn({ event: "issuer.silent", err: error }, "no keys from the issuer");
          failure = error;
          notBeforeMs = clock() + pauseMs.silent;
        },
      )
      .finally(() => {
        pendingRequest = undefined;
      });
    return pendingRequest;
  }

  const canRefetch = (): boolean => clock() >= notBeforeMs;

  return {
    /** @throws `unavailable` when it can't be known whether there is such a key */
    async keyOf(kid: string): Promise<PublicKey | undefined> {
      if (!keys.has(kid) && (pendingRequest || canRefetch())) await refresh();
      const key = keys.get(kid);
      if (!key && failure)
        throw new ProblemError("unavailable", { retryAfterSeconds: 1, cause: failure });
      return key;
    },

    /** Looks now and then whether the keys are still the same; nobody waits for it. */
    freshen(): void {
      if (clock() >= staleAtMs && canRefetch()) void refresh();
    },

    /** @throws while there are no keys at all */
    async ready(): Promise<void> {
      if (keys.size === 0 && (pendingRequest || canRefetch())) await refresh();
      if (keys.size === 0) throw new Error("The issuer has not named its keys");
    },
  };
}
