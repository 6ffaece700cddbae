import type { JsonWebKeySet } from "@latch/contract";
import type { AccessTokens, Clock } from "@latch/core";
import { encodeBase64Url } from "hono/utils/encode";
import { signing } from "hono/utils/jwt/jws";
import type { KeyRing, SigningKey } from "../crypto/key-ring.ts";
import { createTokenVerifier, importPublicKey } from "./token-verifier.ts";

export type AccessTokenOptions = {
  issuer: string;
  audience: string;
  /** Seconds an access token is good for. */
  lifetimeSeconds: number;
  clock: Clock;
};

const publicJwk = ({ kid, kty, crv, x, y }: SigningKey) => ({ kid, kty, crv, x, y });

/** The public keys of a ring, as `/.well-known/jwks.json` shows them. */
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
 * JWT access tokens (RFC 9068), signed and verified by hono/jwt with ES256. Only the header is our
 * own: `sign` of hono/jwt writes `typ: JWT`, which would let another kind of token pass for one of
 * these (RFC 8725, section 3.11).
 */
export function createAccessTokens(ring: KeyRing, options: AccessTokenOptions): AccessTokens {
  const { issuer, audience, lifetimeSeconds, clock } = options;
  const { current, next, previous } = ring.signing;
  const header = encodePart({ alg: "ES256", typ: "at+jwt", kid: current.kid });
  const signingKey = importPrivateKey(current);
  const verifying = new Map(
    [current, next, previous]
      .filter((key) => key !== undefined)
      .map((key) => [key.kid, importPublicKey(key)]),
  );
  const { verify } = createTokenVerifier({ ...options, keyOf: (kid) => verifying.get(kid) });

  return {
    async issue({ userId, sessionId, role, scope }) {
      const iat = Math.floor(clock() / 1000);
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
      });
      const content = `${header}.${claims}`;
      const signature = await signing(await signingKey, "ES256", encoder.encode(content));
      const token = `${content}.${encodeBase64Url(signature).replaceAll("=", "")}`;
      return { token, expiresIn: lifetimeSeconds };
    },

    verify,
  };
}
