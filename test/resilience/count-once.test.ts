import {
  createApiKeyStore,
  createEndpointLoadStore,
  createGuessStore,
  createMailStore,
  createOneTimeTokenStore,
  createSecondFactorGuessStore,
  createSessionStore,
  createThrottle,
  createWebhookDeliveryStore,
  createWebhookEndpointChanges,
  createWebhookEndpointStore,
  type Database,
} from "@latch/adapters/dynamodb";
import { UserId, WebhookEndpointId } from "@latch/contract";
import type { StoredOneTimeToken, StoredSession, StoredWebhookDelivery } from "@latch/core";
import { afterAll, beforeEach, describe, expect, inject, test } from "vitest";
import { newId } from "../support/fixtures/new-id.ts";
import { put, scan } from "../support/fixtures/tables.ts";
import { openTestDatabase, password } from "../support/harness.ts";
import { startFaultProxy } from "../support/processes/fault-proxy.ts";
import { shareHarness } from "../support/shared-harness.ts";
import { withoutRetryDelay } from "../support/without-retry-delay.ts";

const proxy = await startFaultProxy(inject("dynamoEndpoint"), afterAll);
const shared = shareHarness({ RATE_LIMITS: "true" }, proxy.endpoint);

withoutRetryDelay();
beforeEach(() => {
  proxy.heal();
});

const nowMs = Date.UTC(2026, 0, 1);
const clock = () => nowMs;
// As of the keyed hash, its end is a part of names of attributes, in which a dot separates maps.
const hash = async (name: string) => name.replaceAll(".", "-");
const caller = { actor: "test", address: "192.0.2.1", requestId: "test" };
const endpointId = WebhookEndpointId.parse(newId("whe"));

/** Opens a database through the proxy. */
const open = (): Promise<Database> => openTestDatabase(undefined, proxy.endpoint);

/** Runs one write whose response is lost, so that the SDK repeats it. */
async function repeated<R>(write: () => Promise<R>, operation = "UpdateItem"): Promise<R> {
  proxy.heal();
  proxy.inject(operation, "lost answer");
  const result = await write();
  expect(proxy.count(operation), "the SDK has repeated the call").toBeGreaterThanOrEqual(2);
  proxy.heal();
  return result;
}

describe("a call that the SDK repeats counts once", () => {
  test("a request against a rate limit, also at the limit and beside others", async () => {
    const throttle = createThrottle(await open(), hash, clock);
    const take = () => throttle.take("n", { limit: 3, windowSeconds: 60 });
    expect(await repeated(take)).toMatchObject({ isAllowed: true, remaining: 2 });
    expect(await take()).toMatchObject({ isAllowed: true, remaining: 1 });
    expect(await repeated(take)).toMatchObject({ isAllowed: true, remaining: 0 });
    expect(await repeated(take)).toMatchObject({ isAllowed: false, remaining: 0 });
    expect(await take()).toMatchObject({ isAllowed: false, remaining: 0 });

    const name = "concurrent";
    proxy.inject("UpdateItem", "lost answer", 5);
    const limit = { limit: 100, windowSeconds: 60 };
    await Promise.all(Array.from({ length: 20 }, () => throttle.take(name, limit)));
    expect(await throttle.take(name, limit)).toMatchObject({ remaining: 79 });
  });

  test("the counter of a rate limit fits into one write unit", async () => {
    const units: number[] = [];
    const database = await openTestDatabase(
      (call) => units.push(...Object.values(call.units).map(Number)),
      undefined,
      { units: true },
    );
    const throttle = createThrottle(database, async () => "k".repeat(43), clock);
    const limit = { limit: 100, windowSeconds: 60 };
    units.length = 0;
    for (let each = 0; each < 101; each++) await throttle.take("n", limit);
    expect(new Set(units)).toEqual(new Set([1]));
  });

  test("a counter of an earlier release continues", async () => {
    const database = await open();
    const throttle = createThrottle(database, hash, clock);
    const key = `n#${nowMs / 1000}`;
    await put(database, "Throttles", { key, count: 2, expiresAt: nowMs / 1000 + 60 });
    const take = () => throttle.take("n", { limit: 4, windowSeconds: 60 });
    expect(await repeated(take)).toMatchObject({ isAllowed: true, remaining: 1 });
  });

  test("a guess at a password, its failure and its removal", async () => {
    const guesses = createGuessStore(await open(), hash);
    const limits = {
      nowMs,
      expiresAt: nowMs / 1000 + 60,
      freeFailures: 5,
      maxGuesses: 9,
      delayMsAfter: () => 0,
    };
    const guess = (attemptId: string) =>
      ({ account: "email#a@b.example", source: "network:192.0.2.1", attemptId }) as const;
    const first = await repeated(() => guesses.count(guess("1"), limits));
    expect(first).toEqual({ counted: 1, failures: 0, total: 1 });
    await repeated(() => guesses.release(guess("1"), 0));
    await guesses.count(guess("2"), limits);
    expect(await repeated(() => guesses.fail(guess("2"), 0, nowMs, () => 0))).toBe(1);
    await guesses.count(guess("3"), limits);
    await repeated(() => guesses.release(guess("3"), 1));
    const fourth = await guesses.count(guess("4"), limits);
    expect(fourth).toEqual({ counted: 2, failures: 1, total: 2 });
  });

  test("a guess at a second factor", async () => {
    const guesses = createSecondFactorGuessStore(await open(), hash);
    const target = UserId.parse(newId("usr"));
    const guess = (attemptId: string) => ({ target, attemptId });
    const limits = { nowMs, expiresAt: nowMs / 1000 + 60, maxGuesses: 10 };
    expect(await repeated(() => guesses.count(guess("1"), limits))).toMatchObject({ counted: 1 });
    await repeated(() => guesses.release(guess("1")));
    expect(await guesses.count(guess("2"), limits)).toMatchObject({ counted: 1 });
  });
  test("a try of a mailed code, also the last one, and its removal", async () => {
    const tokens = createOneTimeTokenStore(await open());
    const stored = {
      tokenHash: "h",
      tokenId: newId("ott"),
      purpose: "email_code",
      userId: newId("usr"),
      email: "a@b.example",
      expiresAt: nowMs / 1000 + 60,
    } as StoredOneTimeToken;
    await tokens.create(stored, caller);
    const count = (attemptId: string) =>
      repeated(() => tokens.countTry("h", attemptId, { maxTries: 3, nowMs }));
    expect(await count("1")).toMatchObject({ tries: 1 });
    expect(await count("2")).toMatchObject({ tries: 2 });
    await repeated(() => tokens.giveTryBack("h", "1"));
    expect(await count("3")).toMatchObject({ tries: 2 });
    expect(await count("4")).toMatchObject({ tries: 3 });
    expect(await count("5")).toBe("full");
  });

  test("an attempt and a failure of an endpoint, also when no lease is left", async () => {
    const loads = createEndpointLoadStore(await open(), clock);
    const terms = { now: nowMs, limit: 2, threshold: 5 };
    const acquire = (lease: string) => repeated(() => loads.acquire(endpointId, lease, terms));
    expect(await acquire("a")).toHaveProperty("admitted");
    expect(await acquire("b")).toHaveProperty("admitted");
    expect(await acquire("c")).toHaveProperty("refused");
    expect(await repeated(() => loads.fail(endpointId, "a", 10))).toBe(1);
    expect(await repeated(() => loads.fail(endpointId, "b", 10))).toBe(2);
    const probe = { pausedUntil: undefined, until: nowMs + 1000 };
    expect(await repeated(() => loads.probe(endpointId, "d", probe))).toBe(true);
    expect(await loads.probe(endpointId, "e", probe)).toBe(false);
  });

  test("the endpoints, and the failures of one", async () => {
    const database = await open();
    const endpoints = createWebhookEndpointStore(database);
    const changes = createWebhookEndpointChanges(database);
    const endpoint = {
      endpointId,
      url: "https://a.example",
      status: "enabled" as const,
      createdAt: "2026-01-01T00:00:00.000Z",
      createdBy: newId("usr") as never,
      secret: "first",
    };
    const create = () => changes.create(endpoint, 1, "operator");
    expect(await repeated(create, "TransactWriteItems")).toBe("done");
    const fail = () => repeated(() => endpoints.countFailure(endpointId, nowMs, 3));
    for (const failures of [1, 2, 3, 3]) expect(await fail()).toMatchObject({ failures });
    await endpoints.recover(endpointId, false);
    expect(await fail()).toMatchObject({ failures: 1 });
    const rotated = { ...endpoint, secret: "second", previousSecret: "first" };
    expect(await repeated(() => endpoints.saveSecrets(endpoint, rotated))).toBe(true);
    expect(await endpoints.saveSecrets(endpoint, { ...endpoint, secret: "third" })).toBe(false);
    await repeated(() => changes.remove(endpointId, "operator"), "TransactWriteItems");
    expect(await create(), "the count is 0 again").toBe("done");
  });

  test("an attempt of a delivery, and its outcome", async () => {
    const deliveries = createWebhookDeliveryStore(await open());
    const delivery = {
      endpointId,
      deliveryId: newId("evt"),
      type: "user.created",
      body: "{}",
      status: "pending",
      attempts: 0,
      attemptsBefore: 0,
      nextAttemptAt: nowMs,
      createdAt: "2026-01-01T00:00:00.000Z",
      expiresAt: nowMs / 1000 + 60,
    } as unknown as StoredWebhookDelivery;
    await deliveries.createIfAbsent(delivery);
    const claim = () => deliveries.claim(delivery, nowMs, nowMs + 30_000);
    const claimed = await repeated(claim);
    expect(claimed).toMatchObject({ claimed: { attempts: 1 } });
    expect(await claim()).toHaveProperty("refused");
    if (!("claimed" in claimed)) throw new Error("not claimed");
    const outcome = { status: "pending" as const, nextAttemptAt: nowMs + 5000, lastStatus: 503 };
    expect(await repeated(() => deliveries.record(claimed.claimed, outcome))).toBe(true);
    const late = await deliveries.claim(delivery, nowMs + 5000, nowMs + 35_000);
    expect(late).toMatchObject({ claimed: { attempts: 2 } });
    expect(await deliveries.record(claimed.claimed, outcome), "an earlier attempt").toBe(false);
  });

  test("the claim of a mail", async () => {
    const mails = createMailStore(await open());
    const claimed = await repeated(() => mails.claim("m", nowMs));
    expect(claimed).toEqual({ key: expect.any(String) });
    expect(await mails.claim("m", nowMs)).toBe("busy");
    await repeated(() => mails.release("m", { sameKey: true }));
    expect(await repeated(() => mails.claim("m", nowMs))).toEqual(claimed);
  });

  test("a rotation by a new proof", async () => {
    const sessions = createSessionStore(await open());
    const stored = { userId: newId("usr"), sessionId: newId("ses"), secretHash: "first" };
    await sessions.create({ ...stored, expiresAt: nowMs / 1000 + 60 } as StoredSession, caller);
    const rotate = (to: string) =>
      sessions.reauthenticate(
        {
          ...stored,
          from: "first",
          to,
          counter: 0,
          atMs: nowMs,
          expiresAt: nowMs / 1000 + 60,
          authentication: {},
          proofWrites: [],
        } as unknown as Parameters<typeof sessions.reauthenticate>[0],
        caller,
      );
    expect(await repeated(() => rotate("second"))).toBe("rotated");
    expect(await rotate("third")).toBe("stale");
  });

  test("an API key, and the version of its owner", async () => {
    const { signUp, database } = shared();
    const { user } = await signUp();
    const keys = createApiKeyStore(database);
    const key = {
      userId: user.id,
      keyId: newId("key"),
      name: "k",
      prefix: "p",
      secretHash: "h",
      scopes: [],
      createdAt: "2026-01-01T00:00:00.000Z",
    } as never;
    const create = () => keys.create(key, user.version, caller);
    expect(await repeated(create, "TransactWriteItems")).toBe(true);
    const stored = (await scan(database, "Users")).find(({ userId }) => userId === user.id);
    expect(stored).toMatchObject({ version: user.version + 1 });
  });
});

test("a login whose counts are repeated uses up one request and one failure", async () => {
  const { latch, signUp, database } = shared();
  const { email } = (await signUp()).user;
  const logIn = (password: string) => latch.logIn({ body: { identifier: email, password } });
  const first = await logIn(password);
  const left = (response: Response) =>
    Number(/r=(\d+)/.exec(response.headers.get("ratelimit") ?? "")?.[1]);
  proxy.heal();
  // The rate limit and the count of the guess.
  proxy.inject("UpdateItem", "lost answer", 2);
  const wrong = await logIn("not the password at all");
  expect(wrong.response.status).toBe(401);
  expect(left(wrong.response)).toBe(left(first.response) - 1);
  const counted = (await scan(database, "Throttles")).flatMap((item) =>
    Object.entries(item).filter(([name]) => name.startsWith("failures")),
  );
  expect(counted).toEqual([[expect.stringMatching(/^failures#/), 1]]);
});
