import { tables } from "@latch/adapters/dynamodb";
import { contract, problems } from "@latch/contract";
import { expect, inject, test } from "vitest";
import { createHarness, jsonBody, password } from "../../support/harness.ts";
import { createObservedHarness } from "../../support/observed-harness.ts";
import { parseSeries, type Series } from "../../support/parse-series.ts";
import { startFaultProxy } from "../../support/processes/fault-proxy.ts";

const key = "prometheus-may-read-this";

const amountOf = (series: Series[], name: string, labels: Record<string, string> = {}) =>
  series.find(
    (one) =>
      one.name === name &&
      Object.entries(labels).every(([label, value]) => one.labels[label] === value),
  )?.value;

test("the metrics page does not exist by default", async () => {
  const { raw } = await createHarness();
  const answer = await raw("GET", "/metrics");
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: "not_found" });
});

test("the metrics page requires the configured key as a bearer token", async () => {
  const { raw } = await createObservedHarness({ METRICS: "", METRICS_KEY: key });
  const ask = (authorization?: string, method = "GET") =>
    raw(method, "/metrics", authorization ? { headers: { authorization } } : {});
  for (const wrong of [undefined, `Bearer ${key}x`, `Basic ${key}`, key, "Bearer "]) {
    const answer = await ask(wrong);
    expect(answer.status, wrong).toBe(401);
    expect(answer.headers.get("www-authenticate")).toContain("Bearer");
  }
  const answer = await ask(`bearer ${key}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.text()).not.toContain(key);
  const head = await ask(`Bearer ${key}`, "HEAD");
  expect([head.status, await head.text()]).toEqual([200, ""]);
});

test("METRICS enables the page without a key, and disables it with one", async () => {
  const open = await createObservedHarness();
  expect((await open.raw("GET", "/metrics")).status).toBe(200);
  const off = await createObservedHarness({ METRICS: "false", METRICS_KEY: key });
  const authorization = `Bearer ${key}`;
  expect((await off.raw("GET", "/metrics", { headers: { authorization } })).status).toBe(404);
});

test("counts requests, logins, lockouts, replays, hashing and database calls", async () => {
  const harness = await createObservedHarness();
  const { raw, latch, signUp, logIn } = harness;
  const canary = "canary-that-names-a-person";
  const { user, refreshToken } = await signUp({ email: `${canary}@example.com` });
  await logIn(user.email);
  for (let times = 0; times < 6; times++) {
    await latch.logIn({ body: { identifier: user.email, password: `${password} not` } });
  }
  await latch.refreshSession({ body: { refreshToken } });
  harness.pass(60);
  await latch.refreshSession({ body: { refreshToken } });
  await raw("GET", `/${canary}`);
  await raw("POST", "/me");
  await raw("POST", "/auth/login", jsonBody({ identifier: canary }));
  await raw("GET", `/users/${canary}`);

  const text = await (await raw("GET", "/metrics")).text();
  expect(text).not.toContain(canary);
  const series = parseSeries(text);
  const count = "latch_request_duration_seconds_count";
  expect(amountOf(series, count, { operation_id: "logIn", status: "200" })).toBe(1);
  expect(amountOf(series, count, { operation_id: "logIn", status: "401" })).toBe(5);
  expect(amountOf(series, count, { operation_id: "logIn", status: "429" })).toBe(1);
  expect(amountOf(series, count, { operation_id: "unmatched", status: "404" })).toBe(1);
  expect(amountOf(series, count, { operation_id: "unmatched", status: "405" })).toBe(1);
  expect(amountOf(series, "latch_log_ins_total", { outcome: "succeeded" })).toBe(1);
  expect(amountOf(series, "latch_log_ins_total", { outcome: "invalid_credentials" })).toBe(5);
  expect(amountOf(series, "latch_log_ins_total", { outcome: "rate_limited" })).toBe(1);
  expect(amountOf(series, "latch_lockouts_total", { scope: "address" })).toBe(1);
  expect(amountOf(series, "latch_session_replays_total")).toBe(1);
  // Sign-up and six checks; a locked-out login hashes nothing.
  expect(amountOf(series, "latch_hashing_duration_seconds_count")).toBe(7);
  expect(amountOf(series, "latch_hashing_queue")).toBe(0);
  // The session of the sign-up is in the transaction of its account.
  const call = { table: "Sessions", operation: "PutItem", outcome: "ok" };
  expect(amountOf(series, "latch_dynamodb_call_duration_seconds_count", call)).toBe(1);
  const refused = { table: "Sessions", operation: "UpdateItem", outcome: "refused" };
  expect(amountOf(series, "latch_dynamodb_call_duration_seconds_count", refused)).toBe(1);
  const units = { table: "Identifiers", access: "write" };
  expect(amountOf(series, "latch_dynamodb_consumed_units_total", units)).toBeGreaterThan(0);
  expect(amountOf(series, "process_cpu_seconds_total")).toBeGreaterThan(0);

  const bounded: Record<string, (value: string) => boolean> = {
    operation_id: (value) => value === "unmatched" || value in contract,
    status: (value) => /^[2-5]\d\d$/.test(value),
    outcome: (value) => ["ok", "refused", "succeeded"].includes(value) || value in problems,
    scope: (value) => value === "address",
    table: (value) => value === "several" || value in tables,
    operation: (value) => /^[A-Z]\w+(?:Items?|Query|Scan)$|^Query$/.test(value),
    access: (value) => value === "read" || value === "write",
    le: (value) => value === "+Inf" || Number(value) <= 10,
  };
  const latchSeries = series.filter(({ name }) => name.startsWith("latch_"));
  for (const { labels } of latchSeries) {
    for (const [label, value] of Object.entries(labels)) {
      expect(bounded[label]?.(value), `${label}="${value}"`).toBe(true);
    }
  }
});

test("counts database calls by their outcome", async () => {
  const proxy = await startFaultProxy(inject("dynamoEndpoint"));
  const { latch, signUp, calls } = await createObservedHarness({}, { endpoint: proxy.endpoint });
  const { user, latch: ada } = await signUp();
  const outcomesOf = async (work: () => Promise<unknown>) => {
    calls.length = 0;
    await work();
    return calls.map(({ operation, outcome }) => `${operation} ${outcome}`);
  };
  const again = () => latch.signUp({ body: { email: user.email, password } });
  expect(await outcomesOf(again)).toContain("TransactWriteItems refused");
  proxy.inject("Query", { answer: "ThrottlingException" }, 3);
  expect(await outcomesOf(ada.listTasks)).toEqual(["Query throttled"]);
  proxy.inject("Query", "dropped", 3);
  expect(await outcomesOf(ada.listTasks)).toEqual(["Query failed"]);
  const reasons = ["None", "TransactionConflict", "None"];
  proxy.inject("TransactWriteItems", { answer: "TransactionCanceledException", reasons });
  const collided = (await outcomesOf(signUp)).filter((name) => name.startsWith("Transact"));
  expect(collided).toEqual(["TransactWriteItems collided", "TransactWriteItems ok"]);
});

test("logs a slow operation once, with the time of its database calls and hashing", async () => {
  const harness = await createObservedHarness({ METRICS: "false", SLOW_OPERATION_MS: "1" });
  await harness.signUp();
  const slow = harness.logged.filter(({ event }) => event === "operation.slow");
  expect(slow).toEqual([
    {
      level: "warn",
      message: "slow operation",
      event: "operation.slow",
      requestId: expect.any(String),
      traceId: expect.any(String),
      operationId: "signUp",
      status: 201,
      ms: expect.any(Number),
      databaseCalls: harness.calls.length,
      databaseMs: expect.any(Number),
      hashingMs: expect.any(Number),
    },
  ]);
  expect(harness.calls.length).toBeGreaterThan(0);
});

test("keeps the totals of concurrent requests apart", async () => {
  const harness = await createObservedHarness({ METRICS: "false", SLOW_OPERATION_MS: "1" });
  const users = await Promise.all([harness.signUp(), harness.signUp()]);
  harness.logged.length = 0;
  harness.calls.length = 0;
  await Promise.all([
    ...users.map(({ user }) => harness.logIn(user.email)),
    harness.raw("GET", "/health"),
  ]);
  const slow = harness.logged.filter(({ event, operationId }) => event && operationId === "logIn");
  const callCounts = slow.map(({ databaseCalls }) => Number(databaseCalls));
  expect(callCounts).toHaveLength(2);
  // The first login also reads how many hashes of each format are stored.
  expect(Math.abs((callCounts[0] ?? 0) - (callCounts[1] ?? 0))).toBeLessThanOrEqual(1);
  expect(callCounts.reduce((sum, count) => sum + count, 0)).toBe(harness.calls.length);
});

test("SLOW_OPERATION_MS=0 turns the log of slow operations off", async () => {
  const { observation } = (
    await createObservedHarness({ METRICS: "false", SLOW_OPERATION_MS: "0" })
  ).deps;
  expect(observation).toBeUndefined();
});
