import { describe, expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { openWebhooks } from "../../support/fixtures/webhooks.ts";
import { createHarness } from "../../support/harness.ts";

const url = "https://example.com/hooks";

describe("an endpoint", () => {
  test("is created with a secret that is returned once, listed without it, and deleted", async () => {
    const { signUp, database, logged } = await createHarness();
    const { latch, user } = await signUp({ role: "master" });
    const body = { url, description: "CRM", types: ["user.created" as const] };
    const { data, response } = await latch.createWebhookEndpoint({ body });
    expect(response.status).toBe(201);
    const { secret = "", ...publicFields } = data ?? {};
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(publicFields).toEqual({
      ...body,
      id: expect.stringMatching(/^whe_/),
      status: "enabled",
      createdAt: expect.any(String),
      createdBy: user.id,
    });
    expect((await latch.listWebhookEndpoints()).data).toEqual({ items: [publicFields] });

    const stored = JSON.stringify(await scan(database, "WebhookEndpoints"));
    const bytes = Buffer.from(secret.slice("whsec_".length), "base64");
    for (const form of [
      secret,
      secret.slice(6),
      bytes.toString("base64url"),
      bytes.toString("hex"),
    ]) {
      expect(stored).not.toContain(form);
      expect(JSON.stringify(logged)).not.toContain(form);
    }
    expect(JSON.stringify((await latch.exportMe()).data)).not.toMatch(/whsec|secret/);

    const params = { params: { path: { endpointId: data?.id ?? "" } } };
    expect(outcome(await latch.deleteWebhookEndpoint(params))[0]).toBe(204);
    expect((await latch.listWebhookEndpoints()).data).toEqual({ items: [] });
    expect(outcome(await latch.deleteWebhookEndpoint(params))[0]).toBe(204);
  });

  test("is visible to every master, newest first", async () => {
    const { signUp, pass } = await createHarness();
    const [one, other] = [await signUp({ role: "master" }), await signUp({ role: "super_admin" })];
    for (const path of ["/a", "/b"]) {
      await one.latch.createWebhookEndpoint({ body: { url: `https://example.com${path}` } });
      pass(1);
    }
    const { data } = await other.latch.listWebhookEndpoints();
    expect(data?.items.map(({ url, createdBy }) => [url, createdBy])).toEqual([
      ["https://example.com/b", one.user.id],
      ["https://example.com/a", one.user.id],
    ]);
  });

  test.each([
    ["ftp://example.com/", "Must be an https URL"],
    ["example.com", "Must be an https URL"],
    ["https://user:word@example.com/", "Must not contain credentials"],
    ["https://user@example.com/", "Must not contain credentials"],
    ["https://example.com/#there", "Must not have a fragment"],
    ["https://example.com/?q=".padEnd(2049, "x"), "Must have at most 2048 characters"],
    ["https://127.0.0.1/", "Must be at a public address"],
    ["https://0x7f.1/", "Must be at a public address"],
    ["https://[::ffff:a00:1]/", "Must be at a public address"],
    ["https://169.254.169.254/latest/meta-data", "Must be at a public address"],
    ["http://localhost:3000/", "Must be at a public address"],
  ])("is rejected at %.60s", async (wrong, detail) => {
    const { signUp } = await createHarness();
    const { latch } = await signUp({ role: "master" });
    const { error, response } = await latch.createWebhookEndpoint({ body: { url: wrong } });
    expect(response.status).toBe(400);
    expect(error?.errors).toEqual([{ in: "body", pointer: "#/url", detail }]);
  });

  test("must have an https URL in production", async () => {
    const LATCH_ISSUER = "https://api.test";
    const { database, keys, signUp } = await createHarness({ LATCH_ISSUER });
    const { accessToken } = await signUp({ role: "master" });
    const production = { NODE_ENV: "production", RATE_LIMITS: "true", BCRYPT_COST: "10" };
    const { as } = await createHarness({ ...production, LATCH_ISSUER }, { database, keys });
    const latch = as({ authorization: `Bearer ${accessToken}` });
    const plainHttp = { body: { url: "http://example.com/" } };
    expect((await latch.createWebhookEndpoint(plainHttp)).error?.errors).toEqual([
      { in: "body", pointer: "#/url", detail: "Must be an https URL" },
    ]);
    expect((await latch.createWebhookEndpoint({ body: { url } })).response.status).toBe(201);
  });

  test("may be on localhost if configured, never in production", async () => {
    const { addEndpoint } = await openWebhooks();
    expect((await addEndpoint("http://localhost:3000")).url).toBe("http://localhost:3000/");
    const production = { NODE_ENV: "production", RATE_LIMITS: "true", BCRYPT_COST: "10" };
    await expect(createHarness({ ...production, WEBHOOK_ALLOW_PRIVATE: "true" })).rejects.toThrow(
      "WEBHOOK_ALLOW_PRIVATE: Must not be true in production",
    );
  });
});

test("at most twenty endpoints can exist, even with concurrent requests", async () => {
  const { signUp, database } = await createHarness();
  const { latch } = await signUp({ role: "master" });
  const add = () => latch.createWebhookEndpoint({ body: { url } });
  const added = await Promise.all(Array.from({ length: 30 }, add));
  const statuses = added.map(({ response }) => response.status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(20);
  expect(added.filter(({ error }) => error?.code === "too_many_webhook_endpoints")).toHaveLength(
    10,
  );
  const { data } = await latch.listWebhookEndpoints();
  expect(data?.items).toHaveLength(20);

  // Two concurrent deletions of one endpoint free one place.
  const params = { params: { path: { endpointId: data?.items[0]?.id ?? "" } } };
  await Promise.all([latch.deleteWebhookEndpoint(params), latch.deleteWebhookEndpoint(params)]);
  expect(outcome(await add())[0]).toBe(201);
  expect(outcome(await add())).toEqual([409, "too_many_webhook_endpoints"]);
  expect(await scan(database, "WebhookEndpoints")).toHaveLength(21);
});

describe("an unknown endpoint or delivery", () => {
  const endpointId = "whe_01jd7p3t1kf4fvz0e8m2q5c9ax";
  const deliveryId = "evt_01jd7p3t1kf4fvz0e8m2q5c9ax";

  test("is a 404", async () => {
    const { signUp } = await createHarness();
    const { latch } = await signUp({ role: "master" });
    const params = { params: { path: { endpointId } } };
    expect(outcome(await latch.rotateWebhookSecret(params))).toEqual([404, "not_found"]);
    expect(outcome(await latch.listWebhookDeliveries(params))).toEqual([404, "not_found"]);
    const path = { endpointId, deliveryId };
    expect(outcome(await latch.redeliver({ params: { path } }))).toEqual([404, "not_found"]);
  });

  test("is not created by a redelivery", async () => {
    const { addEndpoint, database, messages } = await openWebhooks();
    const { redeliver } = await addEndpoint(url);
    expect(outcome(await redeliver(deliveryId))).toEqual([404, "not_found"]);
    expect(await scan(database, "WebhookDeliveries")).toEqual([]);
    expect(messages.waiting).toEqual([]);
  });
});
