import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { createSessionStore } from "@latch/adapters/dynamodb";
import type { Caller } from "@latch/core";
import { afterAll, beforeEach, expect, inject, test, vi } from "vitest";
import { failRefresh } from "../support/fixtures/failed-refresh.ts";
import { outcome } from "../support/fixtures/links.ts";
import { passwordProof } from "../support/fixtures/second-factor.ts";
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

/** Signs up, and refreshes the session by a request whose response is a failure. */
async function refreshUnanswered(harness: Harness) {
  const { refreshToken: former } = await harness.signUp();
  return { former, ...(await failRefresh(harness, former)) };
}

const verify = ({ latch }: Harness, session: string) => latch.verifySession({ body: { session } });
const rejected = [401, "invalid_session"];

test("the token before a rotation that failed stays valid until the next one", async () => {
  const harness = await open();
  const { former, fail } = await refreshUnanswered(harness);
  harness.pass(3600);
  expect((await verify(harness, former)).response.status).toBe(200);
  const { data } = await refresh(harness, former);
  const next = await refresh(harness, data?.refreshToken ?? "");
  expect(next.response.status).toBe(200);
  // The client of DynamoDB repeats the record of the failure, when others have rotated the token.
  await fail();
  harness.pass(3600);
  expect(outcome(await refresh(harness, former)), "a replay").toEqual(rejected);
  expect(outcome(await refresh(harness, next.data?.refreshToken ?? ""))).toEqual(rejected);
});

test("a repeated record of a failure does not make the former token valid again", async () => {
  const harness = await open();
  const { former, current, fail } = await refreshUnanswered(harness);
  harness.pass(60);
  expect((await refresh(harness, former)).data?.refreshToken).toBe(current);
  await fail();
  harness.pass(60);
  expect(outcome(await refresh(harness, former)), "a replay").toEqual(rejected);
});

test("a token that another tab received during the failed rotation stays valid", async () => {
  const harness = await open();
  const { former, current } = await refreshUnanswered(harness);
  harness.pass(3600);
  expect((await verify(harness, current)).response.status).toBe(200);
  const { data } = await refresh(harness, current);
  expect((await refresh(harness, former)).data, "within the grace period").toMatchObject({
    refreshToken: data?.refreshToken,
  });
  harness.pass(60);
  expect(outcome(await refresh(harness, former)), "a replay").toEqual(rejected);
});

test("a second tab keeps its session when the first one reauthenticates after a failed refresh", async () => {
  const harness = await open();
  const { former } = await refreshUnanswered(harness);
  harness.pass(3600);
  const reauthenticated = await harness.latch.reauthenticate({
    body: { refreshToken: former, proofs: [passwordProof] },
  });
  expect(reauthenticated.response.status).toBe(200);
  const { data } = await refresh(harness, former);
  expect(data?.refreshToken).toBe(reauthenticated.data?.refreshToken);
});

/** Changes the only session as an instance of release 0.2 does, which stores no counter. */
async function changeSession({ database }: Harness, changes: Record<string, unknown>) {
  const [session] = await scan(database, "Sessions");
  const { client, tables } = database;
  await client.send(
    new PutCommand({ TableName: tables.Sessions, Item: { ...session, ...changes } }),
  );
}

test("after a rotation by release 0.2, the token before a failed rotation is a replay", async () => {
  const harness = await open();
  const { former, rotation } = await refreshUnanswered(harness);
  harness.pass(3600);
  const rotated = { secretHash: "another", previousHash: rotation.to };
  await changeSession(harness, { ...rotated, rotatedAt: rotation.atMs + 3600_000 });
  expect(outcome(await verify(harness, former))).toEqual(rejected);
  expect(await scan(harness.database, "Sessions")).toEqual([]);
});

test("a reauthentication after rotations by release 0.2 continues with the current token", async () => {
  const harness = await open();
  const tokens = [(await harness.signUp()).refreshToken];
  while (tokens.length < 4) {
    tokens.push((await refresh(harness, tokens.at(-1) ?? "")).data?.refreshToken ?? "");
  }
  const [, , stolen = "", refreshToken = ""] = tokens;
  await changeSession(harness, { counter: 1 });
  const { response } = await harness.latch.reauthenticate({
    body: { refreshToken, proofs: [passwordProof] },
  });
  expect(response.status).toBe(200);
  harness.pass(60);
  expect(outcome(await refresh(harness, stolen)), "a replay").toEqual(rejected);
});

test("a refresh during which the clock was corrected keeps its token, and the next one has the right time", async () => {
  const harness = await open();
  const { refreshToken } = await harness.signUp();
  harness.pass(-3600);
  // The account is read a second time, two seconds later.
  proxy.inject("GetItem", "silence");
  const late = refresh(harness, refreshToken);
  await vi.waitFor(() => expect(proxy.count("UpdateItem")).toBe(1));
  harness.pass(3600);
  expect(outcome(await late)).toEqual([503, "unavailable"]);
  const { data } = await refresh(harness, refreshToken);
  expect((await refresh(harness, refreshToken)).data?.refreshToken).toBe(data?.refreshToken);
});

test("a reauthentication does not take the rotation of a refresh for its own", async () => {
  const harness = await open();
  const { rotation } = await refreshUnanswered(harness);
  const store = createSessionStore(harness.database);
  const caller = { requestId: "req_other", address: "127.0.0.1" } as Caller;
  await store.rotate({ ...rotation, atMs: rotation.atMs + 1 }, caller);
  const authentication = { amr: ["pwd"] as const, authTime: 1 };
  const late = { ...rotation, authentication, proofWrites: [] };
  expect(await store.reauthenticate(late, { ...caller, requestId: "req_late" })).toBe("stale");
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
