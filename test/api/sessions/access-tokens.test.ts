import { createHmac, createPublicKey, type JsonWebKey, verify } from "node:crypto";
import { createKeyRing } from "@latch/adapters/crypto";
import { expect, test } from "vitest";
import {
  decodeToken,
  encodePart,
  forgeToken,
  validClaims,
  validHeader,
} from "../../support/fixtures/forge.ts";
import { createHarness, type Harness, origin } from "../../support/harness.ts";
import { shareHarness } from "../../support/shared-harness.ts";
import { stopClock } from "../../support/stop-clock.ts";

const shared = shareHarness({ RATE_LIMITS: "false" });

/** Returns the status and the challenge for a token, and the caller's id. */
async function present({ raw }: Harness, token: string, scheme = "Bearer") {
  const response = await raw("GET", "/auth/verify", {
    headers: { authorization: `${scheme} ${token}` },
  });
  return { status: response.status, challenge: response.headers.get("www-authenticate") };
}

const refused = { status: 401, challenge: 'Bearer realm="latch", error="invalid_token"' };
const accepted = { status: 200, challenge: null };

/** Signs with HMAC and a public text as the key, as an algorithm confusion attack does. */
function symmetric(claims: unknown, kid: string, secret: string | Buffer): string {
  const content = `${encodePart({ alg: "HS256", typ: "at+jwt", kid })}.${encodePart(claims)}`;
  return `${content}.${createHmac("sha256", secret).update(content).digest("base64url")}`;
}

test("a crafted token with valid claims and signature is accepted", async () => {
  const harness = shared();
  const key = harness.keys.signing.current;
  expect(await present(harness, forgeToken(key, validClaims(harness.clock())))).toEqual(accepted);
});

test.each<[string, object]>([
  ["has expired", { exp: -1 }],
  ["expires in this second", { exp: 0 }],
  ["was issued in the future", { iat: 60 }],
  ["is not valid yet", { nbf: 60 }],
])("rejects a token that %s", async (_, times) => {
  const harness = shared();
  const now = harness.clock();
  const seconds = Object.entries<number>(times as Record<string, number>).map(([name, offset]) => [
    name,
    Math.floor(now / 1000) + offset,
  ]);
  const claims = { ...validClaims(now), ...Object.fromEntries(seconds) };
  expect(await present(harness, forgeToken(harness.keys.signing.current, claims))).toEqual(refused);
});

test.each(["iat", "nbf"])("accepts an %s one second ahead, because clocks differ", async (name) => {
  const harness = shared();
  const claims = {
    ...validClaims(harness.clock()),
    [name]: Math.floor(harness.clock() / 1000) + 2,
  };
  expect(await present(harness, forgeToken(harness.keys.signing.current, claims))).toEqual(
    accepted,
  );
});

test.each(["exp", "iat", "iss", "aud", "sub", "sid", "role", "scope", "jti"])(
  "rejects a token without %s",
  async (name) => {
    const harness = shared();
    const { [name]: _, ...claims } = validClaims(harness.clock());
    expect(await present(harness, forgeToken(harness.keys.signing.current, claims))).toEqual(
      refused,
    );
  },
);

test.each<[string, unknown]>([
  ["iss", "https://evil.example"],
  ["iss", `${origin}/`],
  ["aud", "another"],
  ["aud", []],
  ["exp", "9999999999"],
  ["exp", null],
  ["role", "root"],
  ["role", ["super_admin"]],
  ["sub", 1],
])("rejects a token whose %s is %j", async (name, value) => {
  const harness = shared();
  const claims = { ...validClaims(harness.clock()), [name]: value };
  expect(await present(harness, forgeToken(harness.keys.signing.current, claims))).toEqual(refused);
});

test.each<[string, object]>([
  ["typ JWT", { typ: "JWT" }],
  ["no typ", { typ: undefined }],
  ["no kid", { kid: undefined }],
  ["an unknown kid", { kid: "another-issuers" }],
  ["a kid that every object has", { kid: "constructor" }],
  ["a kid that is a path", { kid: "../../dev/null" }],
  ["alg none", { alg: "none" }],
  ["alg NONE", { alg: "NONE" }],
  ["alg ES384", { alg: "ES384" }],
  ["no alg", { alg: undefined }],
  ["crit", { crit: ["exp"] }],
])("rejects a token with %s in its header", async (_, change) => {
  const harness = shared();
  const key = harness.keys.signing.current;
  const token = forgeToken(key, validClaims(harness.clock()), { ...validHeader(key), ...change });
  expect(await present(harness, token)).toEqual(refused);
  const [header, claims] = token.split(".");
  expect(await present(harness, `${header}.${claims}.`), "without signature").toEqual(refused);
});

test("ignores a key in the token's header", async () => {
  const harness = shared();
  const { signing } = await createKeyRing();
  const { d: _, ...jwk } = signing.current;
  const claims = validClaims(harness.clock());
  for (const kid of [jwk.kid, harness.keys.signing.current.kid]) {
    const header = { alg: "ES256", typ: "at+jwt", kid, jwk, jku: "https://evil.example/keys" };
    expect(await present(harness, forgeToken(signing.current, claims, header))).toEqual(refused);
  }
});

test("rejects a token that is signed by one key with the id of another", async () => {
  const harness = shared();
  const { current, next } = harness.keys.signing;
  const claims = validClaims(harness.clock());
  expect(await present(harness, forgeToken(current, claims, validHeader(next)))).toEqual(refused);
  expect(await present(harness, forgeToken(next, claims, validHeader(current)))).toEqual(refused);
});

test("rejects HS256 with the public key as the secret, in every encoding of the key", async () => {
  const harness = shared();
  const { data } = await harness.latch.getJwks();
  const jwk = data?.keys[0];
  if (!jwk) throw new Error("There is no public key");
  const key = createPublicKey({ key: jwk as JsonWebKey, format: "jwk" });
  const pem = key.export({ type: "spki", format: "pem" });
  const der = key.export({ type: "spki", format: "der" });
  const point = Buffer.concat([Buffer.from(jwk.x, "base64url"), Buffer.from(jwk.y, "base64url")]);
  for (const secret of [JSON.stringify(jwk), pem, der, point, jwk.x, "", jwk.kid]) {
    const token = symmetric(validClaims(harness.clock()), jwk.kid, secret);
    expect(await present(harness, token)).toEqual(refused);
  }
});

test("rejects a token that was altered in any part", async () => {
  const harness = shared();
  const { accessToken } = await harness.signUp();
  const [header = "", claims = "", signature = ""] = accessToken.split(".");
  const elevated = encodePart({ ...decodeToken(accessToken).claims, role: "super_admin" });
  const flipped = (signature.startsWith("A") ? "B" : "A") + signature.slice(1);
  const zero = Buffer.alloc(64).toString("base64url");
  for (const token of [
    `${header}.${elevated}.${signature}`,
    `${header}.${claims}.${flipped}`,
    `${header}.${claims}.${signature.slice(0, -2)}`,
    `${header}.${claims}.${zero}`,
    `${header}.${claims}`,
    `${header}.${claims}.${signature}.${signature}`,
    `${claims}.${header}.${signature}`,
    `..${signature}`,
    "..",
    `${encodePart(null)}.${encodePart(null)}.${signature}`,
    `${header}.${encodePart([])}.${signature}`,
    "x".repeat(8000),
  ]) {
    expect(await present(harness, token), token).toEqual(refused);
  }
  expect(await present(harness, accessToken)).toEqual(accepted);
});

test("does not accept a refresh token as an access token, nor the reverse", async () => {
  const harness = shared();
  const { accessToken, refreshToken } = await harness.signUp();
  expect(await present(harness, refreshToken)).toEqual(refused);
  const { error, response } = await harness.latch.refreshSession({
    body: { refreshToken: accessToken },
  });
  // A JWT may be longer than any refresh token, which validation rejects.
  expect([400, 401]).toContain(response.status);
  expect(["invalid_request", "invalid_session"]).toContain(error?.code);
});

test("accepts the scheme Bearer in any case, and no other", async () => {
  const harness = shared();
  const { accessToken } = await harness.signUp();
  for (const scheme of ["Bearer", "bearer", "BEARER", "bEaReR", "Bearer  "]) {
    expect(await present(harness, accessToken, scheme), scheme).toEqual(accepted);
  }
  for (const scheme of ["", "Basic", "DPoP", "Token", "Bearer,", "Bearer:", "BearerBearer"]) {
    expect(await present(harness, accessToken, scheme), scheme).toEqual(refused);
  }
});

test("rejects two Authorization values, even if both are valid", async () => {
  const harness = shared();
  const { accessToken } = await harness.signUp();
  const headers = new Headers({ authorization: `Bearer ${accessToken}` });
  headers.append("authorization", `Bearer ${accessToken}`);
  const response = await harness.raw("GET", "/auth/verify", { headers });
  expect(response.status).toBe(401);
  const inQuery = await harness.raw("GET", `/auth/verify?access_token=${accessToken}`);
  expect(inQuery.status, "a token in the address ends up in logs").toBe(401);
});

test("caches a verified token until its expiry only", async () => {
  stopClock();
  const harness = await createHarness();
  const { accessToken } = await harness.signUp();
  const { exp } = decodeToken(accessToken).claims as { exp: number };
  expect(await present(harness, accessToken)).toEqual(accepted);
  harness.pass(exp - harness.clock() / 1000 - 2);
  expect(await present(harness, accessToken)).toEqual(accepted);
  harness.pass(3);
  expect(await present(harness, accessToken)).toEqual(refused);
});

test("an independent library verifies a token by the discovery document", async () => {
  stopClock();
  const { raw, signUp, clock } = shared();
  const discovered = await raw("GET", "/.well-known/openid-configuration");
  const metadata = (await discovered.json()) as { issuer: string; jwks_uri: string };
  expect(metadata).toMatchObject({ issuer: origin, jwks_uri: `${origin}/.well-known/jwks.json` });
  const answer = await raw("GET", new URL(metadata.jwks_uri).pathname);
  const { keys } = (await answer.json()) as { keys: (JsonWebKey & { kid: string })[] };

  const { accessToken, user } = await signUp();
  const { header, claims } = decodeToken(accessToken);
  expect(header).toEqual({ alg: "ES256", typ: "at+jwt", kid: keys[0]?.kid });
  const [content, signature] = [
    accessToken.slice(0, accessToken.lastIndexOf(".")),
    accessToken.slice(accessToken.lastIndexOf(".") + 1),
  ];
  const key = createPublicKey({ key: keys[0] as JsonWebKey, format: "jwk" });
  const good = verify(
    "sha256",
    Buffer.from(content),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  expect(good).toBe(true);
  const now = Math.floor(clock() / 1000);
  expect(claims).toEqual({
    iss: metadata.issuer,
    aud: "latch",
    sub: user.id,
    sid: expect.stringMatching(/^ses_/),
    jti: expect.any(String),
    role: "user",
    scope: "plan:free",
    auth_time: claims["iat"],
    amr: ["pwd"],
    acr: "aal1",
    iat: expect.any(Number),
    exp: (claims["iat"] as number) + 900,
  });
  expect(claims["iat"]).toBe(now);
});
