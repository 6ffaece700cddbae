import type { JsonWebKeySet } from "@latch/contract";
import { type AccessTokens, type Clock, levelOf } from "@latch/core";
import { encodeBase64Url } from "hono/utils/encode";
import { signing } from "hono/utils/jwt/jws";
import type { KeyRing, SigningKey } from "../crypto/key-ring.ts";
import { createTokenVerifier, importPublicKey } from "./token-verifier.ts";

/** Options of `createAccessTokens`. */
export type AccessTokenOptions = {
  issuer: string;
  audience: string;
  /** The lifetime of an access token in seconds. */
  lifetimeSeconds: number;
  clock: Clock;
};

const publicJwk = ({ kid, kty, crv, x, y }: SigningKey) => ({ kid, kty, crv, x, y });

/** Returns the public keys of a key ring, as `/.well-known/jwks.json` publishes them. */
export const publicKeys = ({ signing }: KeyRing): JsonWebKeySet => ({
  keys: [signing.current, signing.next, signing.previous]
    .filter((key) => key !== undefined)
    .map((key) => ({ ...publicJwk(key), use: "sig", alg: "ES256" })),
});

const importPrivateKey = (key: SigningKey) =>
  crypto.subtle.importKey(
    "jwk",
    { ...publicJwk(key), d: key.d },
    { name: "ECDSA", namedCurve: "P-256" },
    false,
    ["sign"],
  );

const encoder = new TextEncoder();
const encodePart = (part: object): string =>
  encodeBase64Url(encoder.encode(JSON.stringify(part)).buffer).replaceAll("=", "");

/**
 * Creates JWT access tokens (RFC 9068), signed and verified by hono/jwt with ES256. The header is
 * written here, because `sign` of hono/jwt writes `typ: JWT`, which would allow another kind of
 * token to be accepted as an access token (RFC 8725, section 3.11).
 */
export function createAccessTokens(ring: KeyRing, options: AccessTokenOptions): AccessTokens {
  const { issuer, audience, lifetimeSeconds, clock } = options;
  const { current, next, previous } = ring.signing;
  const header = encodePart({ alg: "ES256", typ: "at+jwt", kid: current.kid });
  const signingKey = importPrivateKey(current);
  const verificationKeys = new Map(
    [current, next, previous]
      .filter((key) => key !== undefined)
      .map((key) => [key.kid, importPublicKey(key)]),
  );
  const { verify } = createTokenVerifier({
    ...options,
    findKey: (kid) => verificationKeys.get(kid),
  });

  return {
    async issue({ userId, sessionId, role, scope, amr, authTime }) {
      const nowMs = clock();
      const iat = Math.floor(nowMs / 1000);
      const acr = levelOf({ amr, authTime }, nowMs);
      const claims = encodePart({
        iss: issuer,
        aud: audience,
        sub: userId,
        iat,
        exp: iat + lifetimeSeconds,
        jti: crypto.randomUUID(),
        sid: sessionId,
        role,
        scope,
        // RFC 9068, section 2.2.1.
        auth_time: authTime,
        ...(amr.length > 0 && { amr }),
        ...(acr && { acr }),
      });
      const content = `${header}.${claims}`;
      const signature = await signing(await signingKey, "ES256", encoder.encode(content));
      const token = `${content}.${encodeBase64Url(signature).replaceAll("=", "")}`;
      return { token, expiresIn: lifetimeSeconds };
    },

    verify,
  };
}
