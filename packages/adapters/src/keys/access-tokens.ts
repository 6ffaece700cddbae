import { type JsonWebKeySet, Role } from "@latch/contract";
import type { AccessTokens, Clock, Principal } from "@latch/core";
import { decode, verify } from "hono/jwt";
import { encodeBase64Url } from "hono/utils/encode";
import { signing } from "hono/utils/jwt/jws";
import * as z from "zod";
import type { KeyRing, SigningKey } from "./key-ring.ts";
import { createTokenCache } from "./token-cache.ts";

const Claims = z.object({
  sub: z.string(),
  sid: z.string(),
  role: Role,
  scope: z.string(),
  exp: z.number(),
  iat: z.number(),
  nbf: z.number().optional(),
  jti: z.string(),
});

export type AccessTokenOptions = {
  issuer: string;
  audience: string;
  /** Seconds an access token is good for. */
  lifetime: number;
  clock: Clock;
};

/** Seconds by which the clocks of two machines may differ. */
const skew = 5;

const publicJwk = ({ kid, kty, crv, x, y }: SigningKey) => ({ kid, kty, crv, x, y });

/** The public keys of a ring, as `/.well-known/jwks.json` shows them. */
export const publicKeys = ({ signing }: KeyRing): JsonWebKeySet => ({
  keys: [signing.current, signing.next, signing.previous]
    .filter((key) => key !== undefined)
    .map((key) => ({ ...publicJwk(key), use: "sig", alg: "ES256" })),
});

const importKey = (jwk: Record<string, string>, usage: "sign" | "verify") =>
  crypto.subtle.importKey("jwk", jwk, { name: "ECDSA", namedCurve: "P-256" }, false, [usage]);

const encoder = new TextEncoder();
const encodePart = (part: object): string =>
  encodeBase64Url(encoder.encode(JSON.stringify(part)).buffer).replaceAll("=", "");

/**
 * JWT access tokens (RFC 9068), signed and verified by hono/jwt with ES256. Only the header is our
 * own: `sign` of hono/jwt writes `typ: JWT`, which would let another kind of token pass for one of
 * these (RFC 8725, section 3.11).
 */
export function createAccessTokens(ring: KeyRing, options: AccessTokenOptions): AccessTokens {
  const { issuer, audience, lifetime, clock } = options;
  const { current, next, previous } = ring.signing;
  const header = encodePart({ alg: "ES256", typ: "at+jwt", kid: current.kid });
  const signingKey = importKey({ ...publicJwk(current), d: current.d }, "sign");
  const verifying = new Map(
    [current, next, previous]
      .filter((key) => key !== undefined)
      .map((key) => [key.kid, importKey(publicJwk(key), "verify")]),
  );
  const cache = createTokenCache<Principal>(clock);

  async function check(token: string): Promise<Principal | undefined> {
    const { kid } = decode(token).header as { kid?: string };
    const key = await verifying.get(kid ?? "");
    if (!key) return undefined;
    const payload = await verify(token, key, {
      alg: "ES256",
      typ: "at+jwt",
      iss: issuer,
      aud: audience,
      // Times are checked below, against the clock that everything else goes by: hono/jwt takes a
      // token without `exp`, and refuses one that another machine made a second ahead of us.
      exp: false,
      iat: false,
      nbf: false,
    });
    const claims = Claims.safeParse(payload);
    if (!claims.success) return undefined;
    const { sub, sid, role, scope, exp, iat, nbf = iat } = claims.data;
    const now = clock() / 1000;
    if (exp <= now || iat > now + skew || nbf > now + skew) return undefined;
    return { userId: sub, sessionId: sid, role, scope, expiresAt: exp };
  }

  return {
    async issue({ userId, sessionId, role, scope }) {
      const iat = Math.floor(clock() / 1000);
      const claims = encodePart({
        iss: issuer,
        aud: audience,
        sub: userId,
        iat,
        exp: iat + lifetime,
        jti: crypto.randomUUID(),
        sid: sessionId,
        role,
        scope,
      });
      const content = `${header}.${claims}`;
      const signature = await signing(await signingKey, "ES256", encoder.encode(content));
      const token = `${content}.${encodeBase64Url(signature).replaceAll("=", "")}`;
      return { token, expiresIn: lifetime };
    },

    async verify(token) {
      const known = cache.get(token);
      if (known) return known;
      const principal = await check(token).catch(() => undefined);
      if (principal?.expiresAt) cache.set(token, principal, principal.expiresAt * 1000);
      return principal;
    },
  };
}
