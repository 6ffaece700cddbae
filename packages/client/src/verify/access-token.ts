import type { JWSHeaderParameters } from "jose";
import * as errors from "jose/errors";
import { jwtVerify } from "jose/jwt/verify";
import type { createKeySet } from "./key-set.ts";
import { type Principal, principalOfClaims } from "./principal.ts";
import { createRefusal } from "./refusal.ts";

type Options = {
  issuer: string;
  audience: string;
  keys: ReturnType<typeof createKeySet>;
  clock: () => number;
  /** The tolerated difference between two clocks, in seconds. */
  clockTolerance: number;
};

const invalidToken = (cause?: unknown) =>
  createRefusal(
    "unauthenticated",
    { detail: "The access token is invalid", challenge: { error: "invalid_token" } },
    cause,
  );

/**
 * Creates the verifier of access tokens. It accepts ES256 and no other algorithm (RFC 8725, section 3.1), the type `at+jwt`
 * (RFC 9068, section 4), and a token that names its key.
 */
export function createAccessTokenVerifier(options: Options) {
  const { issuer, audience, keys, clock, clockTolerance } = options;

  const findKey = (header: JWSHeaderParameters) => {
    if (!header.kid) throw new errors.JWKSNoMatchingKey();
    return keys(header);
  };

  /** Returns the principal of a token. @throws {Refusal} 401 `unauthenticated`, or 503 without keys */
  return async (token: string): Promise<Principal> => {
    const now = clock();
    const { payload } = await jwtVerify(token, findKey, {
      issuer,
      audience,
      algorithms: ["ES256"],
      typ: "at+jwt",
      requiredClaims: ["sub", "exp", "iat", "jti"],
      clockTolerance,
      currentDate: new Date(now),
    }).catch((error: unknown) => {
      throw error instanceof errors.JOSEError ? invalidToken(error) : error;
    });
    // jose accepts a token that is issued in the future.
    const isIssued = (payload.iat ?? 0) <= now / 1000 + clockTolerance;
    const principal = isIssued ? principalOfClaims(payload) : undefined;
    if (!principal) throw invalidToken();
    return principal;
  };
}
