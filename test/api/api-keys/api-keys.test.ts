import { describe, expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness } from "../../support/harness.ts";

test("an API key is returned once, and only its hash is stored", async () => {
  const { signUp, as, database } = await createHarness();
  const { latch, user } = await signUp();
  const created = await latch.createApiKey({ body: { name: "report", scopes: ["token:verify"] } });
  const key = created.data?.key ?? "";
  expect(key).toMatch(/^latch_[\w-]{80,}$/);
  expect(key.startsWith(created.data?.prefix ?? "-")).toBe(true);
  const { data } = await latch.listApiKeys();
  expect(data?.items).toMatchObject([{ id: created.data?.id, name: "report" }]);
  expect(JSON.stringify(data)).not.toContain(key);
  expect(JSON.stringify(await scan(database, "ApiKeys"))).not.toContain(key.slice(-40));

  const verified = await as({ "x-api-key": key }).verifyToken();
  const scope = "token:verify plan:free";
  expect(verified.data).toMatchObject({ userId: user.id, scope, role: "user" });
  expect(verified.data).not.toHaveProperty("sessionId");
});

describe("an API key is rejected", () => {
  test("immediately after its revocation", async () => {
    const { signUp, as } = await createHarness();
    const { latch } = await signUp();
    const { data } = await latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
    const params = { params: { path: { keyId: data?.id ?? "" } } };
    const service = as({ "x-api-key": data?.key ?? "" });
    expect(outcome(await service.verifyToken())[0]).toBe(200);
    expect(outcome(await latch.revokeApiKey(params))[0]).toBe(204);
    expect(outcome(await service.verifyToken())).toEqual([401, "unauthenticated"]);
    expect(outcome(await latch.revokeApiKey(params))[0]).toBe(204);
  });

  test("after its expiry", async () => {
    const { signUp, as, pass, clock } = await createHarness();
    const { latch } = await signUp();
    const body = (seconds: number) => ({
      name: "k",
      scopes: ["token:verify" as const],
      expiresAt: new Date(clock() + seconds * 1000).toISOString(),
    });
    const past = await latch.createApiKey({ body: body(-1) });
    expect(past.error?.errors?.[0]).toMatchObject({ pointer: "#/expiresAt" });
    const { data } = await latch.createApiKey({ body: body(60) });
    const service = as({ "x-api-key": data?.key ?? "" });
    expect(outcome(await service.verifyToken())[0]).toBe(200);
    pass(61);
    expect(outcome(await service.verifyToken())[0]).toBe(401);
  });

  test("when it is altered, but not when another user tries to revoke it", async () => {
    const { signUp, as } = await createHarness();
    const owner = await signUp();
    const stranger = await signUp();
    const { data } = await owner.latch.createApiKey({
      body: { name: "k", scopes: ["token:verify"] },
    });
    await stranger.latch.revokeApiKey({ params: { path: { keyId: data?.id ?? "" } } });
    const service = as({ "x-api-key": data?.key ?? "" });
    expect(outcome(await service.verifyToken())[0]).toBe(200);
    for (const altered of [`${data?.key}x`, data?.key.slice(0, -2), "latch_x", "x"]) {
      expect(outcome(await as({ "x-api-key": altered ?? "" }).verifyToken())[0]).toBe(401);
    }
  });
});

describe("an API key is limited to", () => {
  test("its scopes", async () => {
    const { signUp, as } = await createHarness();
    const { latch } = await signUp({ role: "agent" });
    const { data } = await latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
    const service = as({ "x-api-key": data?.key ?? "" });
    expect(outcome(await service.listUsers())).toEqual([403, "forbidden"]);
    expect(outcome(await service.getMe())).toEqual([401, "unauthenticated"]);
  });

  test("its owner's role, at its creation and later", async () => {
    const { signUp, as } = await createHarness();
    const user = await signUp();
    const beyond = await user.latch.createApiKey({ body: { name: "k", scopes: ["users:read"] } });
    expect(outcome(beyond)).toEqual([403, "forbidden"]);

    const superAdmin = await signUp({ role: "super_admin" });
    const agent = await signUp({ role: "agent" });
    const { data } = await agent.latch.createApiKey({
      body: { name: "k", scopes: ["users:read"] },
    });
    const service = as({ "x-api-key": data?.key ?? "" });
    expect(outcome(await service.listUsers())[0]).toBe(200);
    await superAdmin.latch.changeUserRole({
      params: { path: { userId: agent.user.id } },
      body: { role: "user" },
    });
    expect(outcome(await service.listUsers())).toEqual([403, "forbidden"]);
  });
});

test("the last use is recorded at most once a minute", async () => {
  const { signUp, as, pass, calls } = await createHarness();
  const { latch } = await signUp();
  const { data } = await latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
  const service = as({ "x-api-key": data?.key ?? "" });
  const written = async () => {
    calls.length = 0;
    await service.verifyToken();
    return calls.filter(({ operation }) => operation === "UpdateItem").length;
  };
  expect([await written(), await written()]).toEqual([1, 0]);
  pass(61);
  expect([await written(), await written()]).toEqual([1, 0]);
  const { data: list } = await latch.listApiKeys();
  expect(list?.items[0]?.lastUsedAt).toBeTruthy();
});

test("a user can have at most fifty API keys", async () => {
  const { signUp } = await createHarness();
  const { latch } = await signUp();
  const make = () => latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
  for (let count = 0; count < 50; count++) expect(outcome(await make())[0]).toBe(201);
  expect(outcome(await make())).toEqual([409, "too_many_api_keys"]);
});

test("an installation that requires API keys accepts requests without one only for health and documents", async () => {
  const open = await createHarness();
  const { latch } = await open.signUp();
  const { data } = await latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
  const closed = await createHarness(
    { REQUIRE_API_KEY: "true" },
    { database: open.database, keys: open.keys },
  );
  const body = { email: "new@example.com", password: "correct horse battery staple" };
  expect(outcome(await closed.latch.signUp({ body }))).toEqual([401, "unauthenticated"]);
  const withKey = closed.as({ "x-api-key": data?.key ?? "" });
  expect(outcome(await withKey.signUp({ body }))).toEqual([201, undefined]);
  expect(outcome(await closed.latch.getHealth())[0]).toBe(200);
  expect(outcome(await closed.latch.getJwks())[0]).toBe(200);
  expect((await closed.raw("GET", "/docs")).status).toBe(200);
});

test("a key works beside an Authorization header of another scheme, which a proxy may need", async () => {
  const { signUp, as } = await createHarness();
  const { latch } = await signUp();
  const { data } = await latch.createApiKey({ body: { name: "Service", scopes: ["tasks:read"] } });
  const ask = async (authorization: string, key = data?.key ?? "") =>
    outcome(await as({ authorization, "x-api-key": key }).listTasks())[0];
  for (const scheme of [
    "Basic bGF0Y2g6c2VjcmV0",
    "Negotiate abc",
    "Bearerish abc",
    "AWS4-HMAC-SHA256 x",
  ]) {
    expect(await ask(scheme), scheme).toBe(200);
    expect(await ask(scheme, "key_wrong"), scheme).toBe(401);
  }
  for (const bearer of ["Bearer wrong", "bearer wrong", "Bearer"]) {
    expect(await ask(bearer), "an access token takes precedence").toBe(401);
  }
  const withoutKey = await as({ authorization: "Basic bGF0Y2g6c2VjcmV0" }).listTasks();
  expect(outcome(withoutKey)[0]).toBe(401);
});
