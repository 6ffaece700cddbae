import type { KeyRing } from "@latch/adapters/crypto";
import {
  createVerifier,
  isRefusal,
  type Refusal,
  type VerifierOptions,
} from "@latch/client/verify";
import { origin } from "../harness.ts";

type Api = { fetch: (request: Request) => Promise<Response>; clock: () => number };

/** What the API does with a request of the verifier. */
export type Outage = "down" | "silent" | Response;

/** Creates a verifier of a resource server that reaches the API of a harness, and counts its requests. */
export function openVerifier({ fetch, clock }: Api, options: Partial<VerifierOptions> = {}) {
  const paths: string[] = [];
  let outage: Outage | undefined;
  let serve = fetch;
  const verifier = createVerifier({
    issuer: origin,
    clock,
    // The API of the test answers in its own time.
    timeout: 60_000,
    fetch: (request) => {
      paths.push(new URL(request.url).pathname);
      if (outage === "down") return Promise.reject(new TypeError("fetch failed"));
      if (outage === "silent") return untilAborted(request.signal);
      return outage ? Promise.resolve(outage.clone()) : serve(request);
    },
    ...options,
  });
  return {
    ...verifier,
    /** Returns how often the verifier has requested a path. */
    count: (path: "/.well-known/jwks.json" | "/auth/verify") =>
      paths.filter((each) => each === path).length,
    setOutage(next: Outage | undefined): void {
      outage = next;
    },
    /** Sends the requests to another API from now on. */
    moveTo(api: Api): void {
      serve = api.fetch;
    },
  };
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<Response>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });

export const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
export const withKey = (key: string) => ({ headers: { "x-api-key": key } });

/** Returns the refusal of a request. @throws when the request is accepted, or fails otherwise */
export async function refusalOf(verified: Promise<unknown>): Promise<Refusal> {
  const error = await verified.then(
    () => new Error("The request was accepted"),
    (reason: unknown) => reason,
  );
  if (isRefusal(error)) return error;
  throw error;
}

/** Returns the key ring after a rotation: its next key signs, and another one follows. */
export const rotate = (ring: KeyRing, other: KeyRing): KeyRing => ({
  ...ring,
  signing: {
    current: ring.signing.next,
    next: other.signing.next,
    previous: ring.signing.current,
  },
});
