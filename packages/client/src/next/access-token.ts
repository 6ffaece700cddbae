import { decodeJwt } from "jose/jwt/decode";
import type { Principal } from "../verify/principal.ts";
import { isRefusal } from "../verify/refusal.ts";
import { createVerifier } from "../verify/verifier.ts";
import type { Settings } from "./options.ts";

/** The session of a request, from its verified access token. */
export type NextSession = Principal & {
  sessionId: string;
  /** The expiry of the access token. */
  expiresAt: string;
  /** For calls to your own services. Do not pass it to the browser. */
  accessToken: string;
};

/** Returns whether a token has expired, or is none. This needs no keys, which may be unavailable. */
function isExpired(accessToken: string, nowMs: number): boolean {
  try {
    return Number(decodeJwt(accessToken).exp) * 1000 <= nowMs;
  } catch {
    return true;
  }
}

/** Creates the verification of access tokens by the public keys of the API. */
export function createTokenVerifier({ baseUrl, issuer, audience, clock, client }: Settings) {
  const { fetch } = client;
  const verifier = createVerifier({ issuer, audience, baseUrl, clock, ...(fetch && { fetch }) });

  /**
   * Returns the session of an access token, or undefined if it is not valid or has expired.
   * @throws if the keys cannot be fetched, which is not the fault of the browser
   */
  return async function verify(accessToken: string): Promise<NextSession | undefined> {
    if (isExpired(accessToken, clock())) return undefined;
    try {
      const headers = { authorization: `Bearer ${accessToken}` };
      const { sessionId = "", expiresAt = "", ...principal } = await verifier.verify({ headers });
      return { ...principal, sessionId, expiresAt, accessToken };
    } catch (error) {
      if (isRefusal(error) && error.problem.code === "unauthenticated") return undefined;
      throw error;
    }
  };
}
export type TokenVerifier = ReturnType<typeof createTokenVerifier>;
