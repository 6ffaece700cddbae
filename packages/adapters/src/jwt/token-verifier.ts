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
});

/** Seconds by which the clocks of two machines may differ. */
const skewSeconds = 5;

/** A public key of P-256, as a JWK (RFC 7517). */
export type PublicJwk = { kty: "EC"; crv: "P-256"; x: string; y: string };

/** What verifies tokens signed with ES256. @throws for a point that is not on the curve */
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
  /** The key of an id; what it throws is the answer. */
  keyOf(kid: string): Promise<PublicKey | undefined> | undefined;
};

/** Verifies access tokens (RFC 9068), whoever holds the keys, and remembers them until they expire. */
export function createTokenVerifier({ issuer, audience, clock, keyOf }: Options) {
  let cache = createTokenCache<SessionPrincipal>(clock);

  async function check(token: string): Promise<SessionPrincipal | undefined> {
    const key = await keyOf(kidOf(token) ?? "");
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
    }).catch(() => undefined);
    const claims = Claims.safeParse(payload);
    if (!claims.success) return undefined;
    const { sub, sid, role, scope, exp, iat, nbf = iat } = claims.data;
    const nowSeconds = clock() / 1000;
    if (exp <= nowSeconds || iat > nowSeconds + skewSeconds || nbf > nowSeconds + skewSeconds)
      return undefined;
    return { kind: "session", userId: sub, sessionId: sid, role, scope, expiresAt: exp };
  }

  async function checkAndRemember(token: string): Promise<SessionPrincipal | undefined> {
    const principal = await check(token);
    if (principal) cache.set(token, principal, principal.expiresAt * 1000);
    return principal;
  }

  return {
    /** Undefined for anything that is not a token of the issuer's, alive, right now. */
    verify: (token: string): Awaitable<SessionPrincipal | undefined> =>
      cache.get(token) ?? checkAndRemember(token),

    /** For when the keys are others: what was verified with the former ones is looked at again. */
    forget(): void {
      cache = createTokenCache<SessionPrincipal>(clock);
    },
  };
}

function kidOf(token: string): string | undefined {
  try {
    return (decode(token).header as { kid?: string }).kid;
  } catch {
    return undefined;
  }
}
