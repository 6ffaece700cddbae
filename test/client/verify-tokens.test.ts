import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { createKeyRing } from "@latch/adapters/crypto";
import { createVerifier } from "@latch/client/verify";
import { describe, expect, test } from "vitest";
import { encodePart, forgeToken, validClaims, validHeader } from "../support/fixtures/forge.ts";
import { createHarness } from "../support/harness.ts";
import { shareHarness } from "../support/shared-harness.ts";
import {
  bearer,
  type Outage,
  openVerifier,
  refusalOf,
  rotate,
} from "../support/verify/verifier.ts";

const shared = shareHarness();

test("returns the principal of an access token, with the names of the contract", async () => {
  const harness = shared();
  const { verify, count } = openVerifier(harness);
  const { accessToken, user, latch } = await harness.signUp();
  const principal = await verify(bearer(accessToken));
  const { data } = await latch.verifyToken();
  const { scope, ...verified } = data ?? { scope: "" };
  expect(principal).toEqual({ kind: "session", ...verified, scopes: [scope], plan: "free" });
  expect(principal).toMatchObject({ userId: user.id, role: "user", amr: ["pwd"], acr: "aal1" });
  await verify({ headers: new Headers({ Authorization: `bearer  ${accessToken}` }) });
  await verify({ headers: { Authorization: `Bearer ${accessToken}` } });
  expect(count("/.well-known/jwks.json")).toBe(1);
});

describe("refuses an access token", () => {
  const forged = (change: object, header: object = {}) => {
    const { keys, clock } = shared();
    const key = keys.signing.current;
    return forgeToken(
      key,
      { ...validClaims(clock()), ...change },
      { ...validHeader(key), ...header },
    );
  };
  const seconds = (offset: number) => Math.floor(shared().clock() / 1000) + offset;
  const unsigned = () =>
    `${encodePart({ alg: "none", typ: "at+jwt" })}.${encodePart(validClaims(shared().clock()))}.`;

  /** Signed by HMAC, with a public key as the secret (RFC 8725, section 2.1). */
  function confused(): string {
    const { keys, clock } = shared();
    const { d: _, ...jwk } = keys.signing.current;
    const header = encodePart({ alg: "HS256", typ: "at+jwt", kid: jwk.kid });
    const content = `${header}.${encodePart(validClaims(clock()))}`;
    const secret = JSON.stringify(jwk);
    return `${content}.${createHmac("sha256", secret).update(content).digest("base64url")}`;
  }

  function signedByRsa(): string {
    const { keys, clock } = shared();
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const header = encodePart({ ...validHeader(keys.signing.current), alg: "RS256" });
    const content = `${header}.${encodePart(validClaims(clock()))}`;
    return `${content}.${sign("sha256", Buffer.from(content), privateKey).toString("base64url")}`;
  }

  /** Signed by a key that the token itself contains. */
  function selfSigned(): string {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { kid } = shared().keys.signing.current;
    const header = { alg: "ES256", typ: "at+jwt", kid, jwk: publicKey.export({ format: "jwk" }) };
    const content = `${encodePart(header)}.${encodePart(validClaims(shared().clock()))}`;
    const key = { key: privateKey, dsaEncoding: "ieee-p1363" as const };
    return `${content}.${sign("sha256", Buffer.from(content), key).toString("base64url")}`;
  }

  const altered = () => {
    const [header, , signature] = forged({}).split(".");
    const claims = { ...validClaims(shared().clock()), role: "super_admin" };
    return `${header}.${encodePart(claims)}.${signature}`;
  };

  test.each<[string, () => string]>([
    ["of another issuer", () => forged({ iss: "http://other.test" })],
    ["without an issuer", () => forged({ iss: undefined })],
    ["for another audience", () => forged({ aud: "other" })],
    ["without an audience", () => forged({ aud: undefined })],
    ["that has expired", () => forged({ exp: seconds(-6) })],
    ["without an expiry", () => forged({ exp: undefined })],
    ["of the future", () => forged({ iat: seconds(60) })],
    ["that is not valid yet", () => forged({ nbf: seconds(60) })],
    ["of another type", () => forged({}, { typ: "JWT" })],
    ["without a type", () => forged({}, { typ: undefined })],
    ["without the id of a key", () => forged({}, { kid: undefined })],
    ["with an unknown critical header", () => forged({}, { crit: ["x"], x: 1 })],
    ["with a role that does not exist", () => forged({ role: "root" })],
    ["without a role", () => forged({ role: undefined })],
    ["without a session", () => forged({ sid: undefined })],
    ["without a user", () => forged({ sub: undefined })],
    ["with a scope that is no text", () => forged({ scope: ["plan:pro"] })],
    ["without a signature", unsigned],
    ["with HS256 and the public key as the secret", confused],
    ["with RS256", signedByRsa],
    ["with a key of its own", selfSigned],
    ["with altered claims", altered],
    ["that is no JWT", () => "e30.e30"],
  ])("%s", async (_, tokenOf) => {
    const { verify } = openVerifier(shared());
    await expect(verify(bearer(forged({})))).resolves.toMatchObject({ role: "user" });
    const { problem, headers } = await refusalOf(verify(bearer(tokenOf())));
    expect(problem).toMatchObject({ status: 401, code: "unauthenticated" });
    expect(headers["www-authenticate"]).toBe('Bearer realm="latch", error="invalid_token"');
  });

  test("accepts one that has expired within the clock tolerance", async () => {
    const { verify } = openVerifier(shared());
    await verify(bearer(forged({ exp: seconds(-3) })));
    await verify(bearer(forged({ iat: seconds(4) })));
    const strict = openVerifier(shared(), { clockTolerance: 0 });
    await refusalOf(strict.verify(bearer(forged({ exp: seconds(-3) }))));
  });
});

test("answers a request like the API", async () => {
  const harness = shared();
  const { verify } = openVerifier(harness);
  const { accessToken } = await harness.signUp();
  for (const headers of [
    {},
    { authorization: "Basic YWRhOnNlY3JldA==" },
    { authorization: "Bearer" },
    { authorization: `Bearer ${accessToken} ${accessToken}` },
    { authorization: `Bearer ${accessToken}, Bearer ${accessToken}` },
    { authorization: "Bearer invalid" },
    { "x-api-key": "latch_unknown" },
  ] as Record<string, string>[]) {
    const response = await harness.raw("GET", "/me", { headers });
    const { requestId: _, ...problem } = (await response.json()) as Record<string, unknown>;
    const refusal = await refusalOf(verify({ headers }));
    expect({ ...problem, detail: undefined }).toEqual({ ...refusal.problem, detail: undefined });
    expect(response.headers.get("www-authenticate")).toBe(refusal.headers["www-authenticate"]);
  }
  await refusalOf(verify({ headers: null }));
  await refusalOf(verify({ headers: { authorization: ["Bearer a", `Bearer ${accessToken}`] } }));
});

test("a configuration without an issuer fails at the start", () => {
  expect(() => createVerifier({ issuer: "" })).toThrow("Invalid URL");
});

const jwks = "/.well-known/jwks.json";

describe("the public keys", () => {
  test("are fetched once for concurrent requests, and again when they are old", async () => {
    const harness = await createHarness();
    const { verify, count } = openVerifier(harness);
    const { accessToken } = await harness.signUp();
    await Promise.all(Array.from({ length: 20 }, () => verify(bearer(accessToken))));
    expect(count(jwks)).toBe(1);
    harness.pass(299);
    await verify(bearer(accessToken));
    expect(count(jwks)).toBe(1);
    harness.pass(2);
    await Promise.all([verify(bearer(accessToken)), verify(bearer(accessToken))]);
    expect(count(jwks)).toBe(2);
  });

  test("are fetched for an unknown key, at most once in each cooldown", async () => {
    const harness = await createHarness();
    const { verify, count } = openVerifier(harness);
    const key = harness.keys.signing.current;
    const unknown = (kid: string) =>
      verify(bearer(forgeToken(key, validClaims(harness.clock()), { ...validHeader(key), kid })));
    for (const kid of ["a", "b", "c"]) await refusalOf(unknown(kid));
    expect(count(jwks)).toBe(1);
    harness.pass(31);
    await Promise.all(["d", "e", "f"].map((kid) => refusalOf(unknown(kid))));
    await refusalOf(unknown("g"));
    expect(count(jwks)).toBe(2);
    // A token that cannot be one of Latch causes no request.
    harness.pass(31);
    await refusalOf(verify(bearer("e30.e30.e30")));
    await refusalOf(verify(bearer(`${encodePart({ alg: "none", kid: "h" })}.e30.`)));
    expect(count(jwks)).toBe(2);
  });

  test("follow rotations: a planned one without a request, an unplanned one after the cooldown", async () => {
    const before = await createHarness();
    const { verify, count, moveTo } = openVerifier(before);
    const person = await before.signUp();
    await verify(bearer(person.accessToken));
    const other = await createKeyRing();
    const { database } = before;
    const planned = await createHarness({}, { database, keys: rotate(before.keys, other) });
    const replaced = await createHarness({}, { database, keys: other });
    moveTo(planned);
    await verify(bearer((await planned.logIn(person.user.email)).accessToken));
    expect(count(jwks)).toBe(1);
    moveTo(replaced);
    const { accessToken } = await replaced.logIn(person.user.email);
    await refusalOf(verify(bearer(accessToken)));
    before.pass(31);
    await verify(bearer(accessToken));
    expect(count(jwks)).toBe(2);
    // The former keys are not accepted from then on.
    expect((await refusalOf(verify(bearer(person.accessToken)))).problem.status).toBe(401);
  });

  test.each<Outage>(["down", new Response("Bad Gateway", { status: 502 }), new Response("{}")])(
    "are used for an hour while the issuer cannot be reached (%s)",
    async (outage) => {
      const harness = await createHarness();
      const { verify, count, setOutage } = openVerifier(harness);
      const key = harness.keys.signing.current;
      const claims = validClaims(harness.clock());
      const accessToken = forgeToken(key, { ...claims, exp: Number(claims["exp"]) + 86_400 });
      await verify(bearer(accessToken));
      setOutage(outage);
      harness.pass(301);
      await Promise.all([verify(bearer(accessToken)), verify(bearer(accessToken))]);
      await verify(bearer(accessToken));
      expect(count(jwks)).toBe(2);
      // Whether the issuer has published a new key is not known.
      const header = { ...validHeader(key), kid: "new" };
      const unknown = forgeToken(key, validClaims(harness.clock()), header);
      expect((await refusalOf(verify(bearer(unknown)))).problem.code).toBe("unavailable");
      harness.pass(3200);
      await verify(bearer(accessToken));
      harness.pass(100);
      const { problem, headers } = await refusalOf(verify(bearer(accessToken)));
      expect(problem).toMatchObject({ status: 503, code: "unavailable" });
      expect(Number(headers["retry-after"])).toBeGreaterThan(0);
      setOutage(undefined);
      harness.pass(31);
      await verify(bearer(accessToken));
    },
  );

  test("without keys from the start, no token is accepted or called invalid", async () => {
    const harness = await createHarness();
    const { verify, count, setOutage } = openVerifier(harness);
    const { accessToken } = await harness.signUp();
    setOutage("down");
    const refusal = await refusalOf(verify(bearer(accessToken)));
    expect(refusal.problem).toMatchObject({ status: 503, code: "unavailable" });
    expect(refusal.headers).toMatchObject({ "retry-after": "1" });
    expect(refusal.headers["www-authenticate"]).toBeUndefined();
    await refusalOf(verify(bearer(accessToken)));
    expect(count(jwks)).toBe(1);
    // Soon after the issuer is back, tokens are accepted.
    setOutage(undefined);
    harness.pass(1);
    await verify(bearer(accessToken));
  });

  test("are fetched again when the clock of the service was set back", async () => {
    const harness = await createHarness();
    let offsetMs = 86_400_000;
    const clock = () => harness.clock() + offsetMs;
    const { verify, count } = openVerifier(harness, { clock });
    const key = harness.keys.signing.current;
    const token = () => forgeToken(key, validClaims(clock()), validHeader(key));
    await verify(bearer(token()));
    offsetMs -= 30_000;
    await verify(bearer(token()));
    expect(count(jwks), "a small correction changes nothing").toBe(1);
    offsetMs = 0;
    await verify(bearer(token()));
    expect(count(jwks)).toBe(2);
  });

  test("an issuer that does not respond within the time limit is an outage", async () => {
    const { verify, setOutage } = openVerifier(shared(), { timeout: 50 });
    const { accessToken } = await shared().signUp();
    setOutage("silent");
    expect((await refusalOf(verify(bearer(accessToken)))).problem.code).toBe("unavailable");
  });

  test("a set without a key for ES256 is an outage", async () => {
    const harness = await createHarness();
    const { verify, setOutage } = openVerifier(harness);
    const { accessToken } = await harness.signUp();
    setOutage(new Response('{"keys":[]}'));
    expect((await refusalOf(verify(bearer(accessToken)))).problem.status).toBe(503);
  });
});
