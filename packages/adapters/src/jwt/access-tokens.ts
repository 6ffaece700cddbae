import type { JsonWebKeySet } from "@latch/contract";
import { type AccessTokens, type Clock, levelOf } from "@latch/core";
import { toBase64Url } from "../crypto/base64url.ts";
import type { KeyRing, SigningKey } from "../crypto/key-ring.ts";
import { primitives } from "../crypto/primitives/runtime-primitives.ts";
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

const encoder = new TextEncoder();
const encodePart = (part: object): string => toBase64Url(encoder.encode(JSON.stringify(part)));

/**
 * Creates JWT access tokens (RFC 9068), signed with ES256 and verified by hono/jwt. The token is written here, because
 * `sign` of hono/jwt writes `typ: JWT`, which would allow another kind of token to be accepted as an access token
 * (RFC 8725, section 3.11), and signs by Web Crypto, which costs more than `node:crypto`.
 */
export function createAccessTokens(ring: KeyRing, options: AccessTokenOptions): AccessTokens {
  const { issuer, audience, lifetimeSeconds, clock } = options;
  const { current, next, previous } = ring.signing;
  const header = encodePart({ alg: "ES256", typ: "at+jwt", kid: current.kid });
  const sign = primitives.es256({ ...publicJwk(current), d: current.d });
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
      const token = `${content}.${toBase64Url(await sign(content))}`;
      return { token, expiresIn: lifetimeSeconds };
    },

    verify,
  };
}
