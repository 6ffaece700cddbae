import { createPrivateKey, type JsonWebKey, sign } from "node:crypto";
import type { KeyRing } from "@latch/adapters/crypto";
import { origin } from "./harness.ts";

type SigningKey = KeyRing["signing"]["current"];

export const encodePart = (part: unknown): string =>
  Buffer.from(JSON.stringify(part)).toString("base64url");

/** What an access token says, decoded by nothing but base64url and JSON. */
export const partsOf = (token: string) => {
  const [header, claims] = token
    .split(".", 2)
    .map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
  return { header, claims } as Record<"header" | "claims", Record<string, unknown>>;
};

/** The claims of a token that is good at `now` (milliseconds). */
export const goodClaims = (now: number): Record<string, unknown> => ({
  iss: origin,
  aud: "latch",
  sub: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
  sid: "ses_01jd7p3t1kf4fvz0e8m2q5c9ax",
  iat: Math.floor(now / 1000),
  exp: Math.floor(now / 1000) + 900,
  jti: "e9c0a5a4-7c5e-4d3a-9d51-0c8b1d3b9f11",
  role: "user",
  scope: "plan:free",
});

export const goodHeader = ({ kid }: SigningKey) => ({ alg: "ES256", typ: "at+jwt", kid });

/** Signs whatever it is given with ES256, as someone who holds the private key could. */
export function forge(key: SigningKey, claims: unknown, header: object = goodHeader(key)): string {
  const content = `${encodePart(header)}.${encodePart(claims)}`;
  const { kid: _, ...jwk } = key;
  const signature = sign("sha256", Buffer.from(content), {
    key: createPrivateKey({ key: jwk as JsonWebKey, format: "jwk" }),
    dsaEncoding: "ieee-p1363",
  });
  return `${content}.${signature.toString("base64url")}`;
}
