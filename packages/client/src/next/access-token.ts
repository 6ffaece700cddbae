import { JOSEError } from "jose/errors";
import { createRemoteJWKSet, customFetch } from "jose/jwks/remote";
import { decodeJwt } from "jose/jwt/decode";
import { jwtVerify } from "jose/jwt/verify";
import type { components } from "../api.gen.ts";
import { roles } from "../guards.gen.ts";
import type { Settings } from "./options.ts";
import type { Role } from "./paths.ts";

type VerifiedToken = components["schemas"]["VerifiedToken"];

/** The session of a request, with the names of `VerifiedToken` in the contract. */
export type NextSession = Pick<VerifiedToken, "userId" | "role" | "acr" | "authenticatedAt"> & {
  sessionId: string;
  /** The expiry of the access token. */
  expiresAt: string;
  /** The scopes, such as `plan:pro`. */
  scopes: string[];
  /** For calls to your own services. Do not pass it to the browser. */
  accessToken: string;
};

/** Milliseconds after which the keys are fetched again, and after a failure. */
const keysFor = 10 * 60_000;
const pauseAfterFailure = 30_000;

const toTime = (seconds: number): string => new Date(seconds * 1000).toISOString();

const isUnavailable = (error: unknown): boolean =>
  !(error instanceof JOSEError) ||
  ["ERR_JOSE_GENERIC", "ERR_JWKS_TIMEOUT", "ERR_JWKS_INVALID"].includes(error.code);

/**
 * Creates the verification of access tokens (RFC 9068) by the public keys of the API. The keys are cached, and used
 * stale while the API is unavailable.
 */
export function createTokenVerifier({ baseUrl, issuer, audience, clock, client }: Settings) {
  const { fetch } = client;
  const keys = createRemoteJWKSet(new URL(`${baseUrl}/.well-known/jwks.json`), {
    cacheMaxAge: Number.POSITIVE_INFINITY,
    ...(fetch && {
      [customFetch]: (url: string, init: RequestInit) => fetch(new Request(url, init)),
    }),
  });
  let reloadAt = 0;

  async function refreshKeys(): Promise<void> {
    if (clock() < reloadAt) return;
    const isFirst = keys.jwks() === undefined;
    reloadAt = clock() + pauseAfterFailure;
    await keys.reload().then(
      () => {
        reloadAt = clock() + keysFor;
      },
      (error) => {
        if (isFirst) throw error;
      },
    );
  }

  /**
   * Returns the session of an access token, or undefined if it is not valid or has expired.
   * @throws if the keys cannot be fetched, which is not the fault of the browser
   */
  return async function verify(accessToken: string): Promise<NextSession | undefined> {
    try {
      // An expired token needs no keys, which may be unavailable.
      if (Number(decodeJwt(accessToken).exp) * 1000 <= clock()) return undefined;
      await refreshKeys();
      const { payload } = await jwtVerify(accessToken, keys, {
        ...{ issuer, audience, typ: "at+jwt", algorithms: ["ES256"] },
        requiredClaims: ["sub", "sid", "role", "exp"],
        currentDate: new Date(clock()),
      });
      const { sub, exp, sid, role, scope, acr, auth_time: authTime } = payload;
      if (!roles.includes(role as Role)) return undefined;
      return {
        userId: String(sub),
        sessionId: String(sid),
        role: role as Role,
        scopes: String(scope ?? "")
          .split(" ")
          .filter(Boolean),
        ...((acr === "aal1" || acr === "aal2") && { acr }),
        ...(typeof authTime === "number" && { authenticatedAt: toTime(authTime) }),
        expiresAt: toTime(Number(exp)),
        accessToken,
      };
    } catch (error) {
      if (isUnavailable(error)) throw error;
      return undefined;
    }
  };
}
export type TokenVerifier = ReturnType<typeof createTokenVerifier>;
