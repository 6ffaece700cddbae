import { createSessionStore } from "@latch/adapters/dynamodb";
import { UserId } from "@latch/contract";
import type { StoredSession } from "@latch/core";
import { afterAll, beforeEach, expect, inject, test } from "vitest";
import { outcome } from "../support/fixtures/links.ts";
import { scan } from "../support/fixtures/tables.ts";
import { createHarness, type Harness, openTestDatabase } from "../support/harness.ts";
import { startFaultProxy } from "../support/processes/fault-proxy.ts";
import { withoutRetryDelay } from "../support/without-retry-delay.ts";

const proxy = await startFaultProxy(inject("dynamoEndpoint"), afterAll);
withoutRetryDelay();
beforeEach(() => proxy.heal());

const open = async (environment: Record<string, string> = {}) =>
  createHarness(environment, { database: await openTestDatabase(undefined, proxy.endpoint) });
const refresh = ({ latch }: Harness, refreshToken: string) =>
  latch.refreshSession({ body: { refreshToken } });

test("a refresh that could not read the account keeps its token, also after the grace period", async () => {
  const harness = await open();
  const { refreshToken } = await harness.signUp();
  proxy.inject("GetItem", { answer: "ProvisionedThroughputExceededException" }, 100);
  expect(outcome(await refresh(harness, refreshToken))).toEqual([503, "unavailable"]);
  proxy.heal();
  harness.pass(3600);
  expect((await refresh(harness, refreshToken)).response.status).toBe(200);
});

test("a token of a rotation that was undone is rejected, and ends no session", async () => {
  const harness = await open();
  const { refreshToken, user } = await harness.signUp();
  const { data } = await refresh(harness, refreshToken);
  const [session] = await scan(harness.database, "Sessions");
  const { sessionId, secretHash, previousHash, rotatedAt, expiresAt } = session as StoredSession;
  const rotation = {
    from: previousHash ?? "",
    to: secretHash,
    counter: 0,
    atMs: rotatedAt,
    expiresAt,
  };
  const userId = UserId.parse(user.id);
  await createSessionStore(harness.database).undoRotation({ userId, sessionId, ...rotation });
  const withdrawn = data?.refreshToken ?? "";
  expect(outcome(await refresh(harness, withdrawn))).toEqual([401, "invalid_session"]);
  const verified = await harness.latch.verifySession({ body: { session: withdrawn } });
  expect(outcome(verified)).toEqual([401, "invalid_session"]);
  expect((await refresh(harness, refreshToken)).response.status).toBe(200);
});

test("without a grace period, a call that the client of DynamoDB repeats is no replay", async () => {
  const harness = await open({ REFRESH_GRACE_SECONDS: "0" });
  const { refreshToken } = await harness.signUp();
  proxy.inject("UpdateItem", "lost answer");
  const { data, response } = await refresh(harness, refreshToken);
  expect(response.status).toBe(200);
  expect(proxy.count("UpdateItem")).toBe(2);
  proxy.heal();
  const other = await refresh(harness, data?.refreshToken ?? "");
  expect(other.response.status).toBe(200);
  // Another request with the same token is one, though it would write the same hash.
  expect(outcome(await refresh(harness, data?.refreshToken ?? ""))).toEqual([
    401,
    "invalid_session",
  ]);
});
