import { Role, type SessionId, type UserId } from "@latch/contract";
import type { Awaitable, Clock, SessionPrincipal } from "@latch/core";
import { decode, verify } from "hono/jwt";
import * as z from "zod";
import { createTokenCache } from "./token-cache.ts";

const Claims = z.object({
  sub: z.string().startsWith("usr_") as z.ZodType<UserId>,
  sid: z.string().startsWith("ses_") as z.ZodType<SessionId>,
  role: Role,
  scope: z.string(),
  exp: z.number(),
  iat: z.number(),
  nbf: z.number().optional(),
  jti: z.string(),
  auth_time: z.number().optional(),
  amr: z.array(z.string()).optional(),
  acr: z.enum(["aal1", "aal2"]).optional().catch(undefined),
});

/** Seconds of clock skew that are tolerated between two machines. */
const skewSeconds = 5;

/** A public key of P-256, as a JWK (RFC 7517). */
export type PublicJwk = { kty: "EC"; crv: "P-256"; x: string; y: string };

/**
 * Imports a public key for ES256.
 * @throws for a point that is not on the curve
 */
export const importPublicKey = ({ kty, crv, x, y }: PublicJwk) =>
  crypto.subtle.importKey(
    "jwk",
    { kty, crv, x, y },
    { name: "ECDSA", namedCurve: "P-256" },
    false,
    ["verify"],
  );

export type PublicKey = Awaited<ReturnType<typeof importPublicKey>>;

type Options = {
  issuer: string;
  audience: string;
  clock: Clock;
  /** Returns the key of an id. The verifier throws what it throws. */
  findKey(kid: string): Promise<PublicKey | undefined> | undefined;
};

/**
 * Creates a verifier of access tokens (RFC 9068). It works with any source of keys and caches
 * verified tokens until they expire.
 */
export function createTokenVerifier({ issuer, audience, clock, findKey }: Options) {
  let cache = createTokenCache<SessionPrincipal>(clock);

  async function verifyToken(token: string): Promise<SessionPrincipal | undefined> {
    const key = await findKey(readKid(token) ?? "");
    if (!key) return undefined;
    const payload = await verify(token, key, {
      alg: "ES256",
      typ: "at+jwt",
      iss: issuer,
      aud: audience,
      // Times are checked below, against the injected clock: hono/jwt accepts a token without
      // `exp`, and rejects one from a machine whose clock is a second ahead.
      exp: false,
      iat: false,
      nbf: false,
    }).catch(() => undefined);
    const claims = Claims.safeParse(payload);
    if (!claims.success) return undefined;
    const { sub, sid, role, scope, exp, iat, nbf = iat } = claims.data;
    const { auth_time: authTime, amr, acr } = claims.data;
    const nowSeconds = clock() / 1000;
    if (exp <= nowSeconds || iat > nowSeconds + skewSeconds || nbf > nowSeconds + skewSeconds)
      return undefined;
    return {
      kind: "session",
      userId: sub,
      sessionId: sid,
      role,
      scope,
      authTime,
      amr,
      acr,
      expiresAt: exp,
    };
  }

  async function verifyAndCache(token: string): Promise<SessionPrincipal | undefined> {
    // If the keys change meanwhile, the result must not reach the cache that belongs to the new ones.
    const current = cache;
    const principal = await verifyToken(token);
    if (principal) current.set(token, principal, principal.expiresAt * 1000);
    return principal;
  }

  return {
    /**
     * Verifies a token. Returns undefined for anything but a valid, unexpired token of the issuer.
     */
    verify: (token: string): Awaitable<SessionPrincipal | undefined> =>
      cache.get(token) ?? verifyAndCache(token),

    /** Clears the cache, so that tokens are verified with the new keys. */
    clearCache(): void {
      cache = createTokenCache<SessionPrincipal>(clock);
    },
  };
}

function readKid(token: string): string | undefined {
  try {
    return (decode(token).header as { kid?: string }).kid;
  } catch {
    return undefined;
  }
}
