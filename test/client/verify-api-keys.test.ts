import { describe, expect, test } from "vitest";
import { craftApiKey } from "../support/fixtures/api-key.ts";
import { createHarness, type Person } from "../support/harness.ts";
import { bearer, openVerifier, refusalOf, withKey } from "../support/verify/verifier.ts";

const path = "/auth/verify";
const scope = "tasks:read";

async function createKey({ latch }: Person, expiresAt?: string) {
  const scopes = ["tasks:read" as const, "token:verify" as const];
  const { data } = await latch.createApiKey({
    body: { name: "job", scopes, ...(expiresAt !== undefined && { expiresAt }) },
  });
  if (!data) throw new Error("The key was not created");
  return data;
}

async function openWithKey() {
  const harness = await createHarness();
  const person = await harness.signUp();
  const created = await createKey(person);
  return { harness, person, ...created, ...openVerifier(harness) };
}

test("a key with the scope is accepted, and only where the requirement names one", async () => {
  const { verify, count, key, person } = await openWithKey();
  const principal = await verify(withKey(key), { scope });
  expect(principal).toEqual({
    kind: "apiKey",
    userId: person.user.id,
    role: "user",
    scopes: ["tasks:read", "token:verify", "plan:free"],
    plan: "free",
  });
  // Requests share it, so that no handler can give itself a scope for the next one.
  expect(() => (principal.scopes as string[]).push("users:write")).toThrow(TypeError);
  expect(() => Object.assign(principal, { role: "super_admin" })).toThrow(TypeError);
  expect((await refusalOf(verify(withKey(key)))).headers["www-authenticate"]).toBe(
    'Bearer realm="latch"',
  );
  const { problem, headers } = await refusalOf(verify(withKey(key), { scope: "users:read" }));
  expect(problem).toMatchObject({ status: 403, code: "forbidden" });
  expect(headers["www-authenticate"]).toContain('error="insufficient_scope", scope="users:read"');
  expect((await refusalOf(verify(withKey(key), { scope, role: "agent" }))).problem.status).toBe(
    403,
  );
  expect(count(path)).toBe(1);
});

test("an access token comes before a key, and another scheme belongs to a proxy", async () => {
  const { verify, key, person } = await openWithKey();
  const both = { headers: { ...bearer(person.accessToken).headers, ...withKey(key).headers } };
  expect(await verify(both, { scope })).toMatchObject({ kind: "session" });
  const invalid = { headers: { authorization: "Bearer invalid", "x-api-key": key } };
  await refusalOf(verify(invalid, { scope }));
  const proxied = { headers: { authorization: "Basic YWRhOnNlY3JldA==", "x-api-key": key } };
  expect(await verify(proxied, { scope })).toMatchObject({ kind: "apiKey" });
});

test("a revoked key is accepted within the cache, and refused after it", async () => {
  const { verify, count, key, id, person, harness } = await openWithKey();
  await Promise.all(Array.from({ length: 20 }, () => verify(withKey(key), { scope })));
  expect(count(path)).toBe(1);
  const revoked = await person.latch.revokeApiKey({ params: { path: { keyId: id } } });
  expect(revoked.response.status).toBe(204);
  harness.pass(29);
  await verify(withKey(key), { scope });
  harness.pass(2);
  const { problem, headers } = await refusalOf(verify(withKey(key), { scope }));
  expect(problem).toMatchObject({ status: 401, code: "unauthenticated" });
  expect(headers["www-authenticate"]).toBe('Bearer realm="latch"');
  expect(count(path)).toBe(2);
});

test("a revoked key is not accepted longer because the clock of the service was set back", async () => {
  const { key, id, person, harness } = await openWithKey();
  let offsetMs = 86_400_000;
  const { verify } = openVerifier(harness, { clock: () => harness.clock() + offsetMs });
  await verify(withKey(key), { scope });
  await person.latch.revokeApiKey({ params: { path: { keyId: id } } });
  offsetMs = 0;
  await refusalOf(verify(withKey(key), { scope }));
});

test("a key is accepted no longer than until it expires", async () => {
  const harness = await createHarness();
  const person = await harness.signUp();
  const { key } = await createKey(person, new Date(harness.clock() + 10_000).toISOString());
  const { verify } = openVerifier(harness);
  await verify(withKey(key), { scope });
  harness.pass(11);
  await refusalOf(verify(withKey(key), { scope }));
});

test("a refused key is asked for again after five seconds", async () => {
  const { verify, count, harness, person } = await openWithKey();
  const unknown = `latch_${"A".repeat(86)}`;
  const ask = () => refusalOf(verify(withKey(unknown), { scope }));
  await Promise.all([ask(), ask(), ask()]);
  await ask();
  expect(count(path)).toBe(1);
  harness.pass(6);
  await ask();
  expect(count(path)).toBe(2);
  const silent = await craftApiKey(harness.database, person.user.id, { scopes: [scope] });
  const { problem } = await refusalOf(verify(withKey(silent), { scope }));
  expect(problem).toMatchObject({ status: 403, detail: expect.stringContaining("token:verify") });
  await refusalOf(verify(withKey(silent), { scope }));
  expect(count(path)).toBe(3);
});

test("a value that cannot be a key causes no request", async () => {
  const { verify, count } = await openWithKey();
  for (const key of ["", "a b", "x".repeat(513)]) await refusalOf(verify(withKey(key), { scope }));
  await refusalOf(verify({ headers: { "x-api-key": ["latch_a", "latch_b"] } }, { scope }));
  expect(count(path)).toBe(0);
});

describe("when the API gives no answer", () => {
  const limited = new Response("{}", { status: 429, headers: { "retry-after": "7" } });
  test.each([
    ["the connection fails", "down", 1],
    ["it fails", new Response("{}", { status: 500 }), 1],
    ["it limits the requests", limited, 7],
    ["it redirects", new Response(null, { status: 302, headers: { location: "/" } }), 1],
    ["the response is of something else", new Response("<html>"), 1],
    ["the response names no user", new Response('{"role":"user","scope":"tasks:read"}'), 1],
  ] as const)("%s: 503, and never an acceptance", async (_, outage, retryAfter) => {
    const { verify, key, setOutage, harness } = await openWithKey();
    setOutage(outage);
    const { problem, headers } = await refusalOf(verify(withKey(key), { scope }));
    expect(problem).toMatchObject({ status: 503, code: "unavailable" });
    expect(headers["retry-after"]).toBe(String(retryAfter));
    setOutage(undefined);
    await verify(withKey(key), { scope });
    setOutage(outage);
    await verify(withKey(key), { scope });
    harness.pass(31);
    expect((await refusalOf(verify(withKey(key), { scope }))).problem.status).toBe(503);
  });

  test("it does not respond within the time limit: 503", async () => {
    const { verify, setOutage } = openVerifier(await createHarness(), { timeout: 50 });
    setOutage("silent");
    const refusals = await Promise.all(
      ["latch_a", "latch_a", "latch_b"].map((key) => refusalOf(verify(withKey(key), { scope }))),
    );
    expect(refusals.map(({ problem }) => problem.status)).toEqual([503, 503, 503]);
  });
});
