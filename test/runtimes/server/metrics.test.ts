import { createKeyRing } from "@latch/adapters/crypto";
import { expect, inject, test } from "vitest";
import { jsonBody, openTestDatabase, password } from "../../support/harness.ts";
import { parseSeries } from "../../support/parse-series.ts";
import { startProgram } from "../../support/processes/program.ts";

/** Starts a server in a separate process. @returns a function that requests its metrics */
async function start(entry: string, environment: Record<string, string>) {
  const server = startProgram(entry, {
    PORT: "0",
    LATCH_ISSUER: "http://localhost:4000",
    LATCH_KEYS: JSON.stringify(await createKeyRing()),
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
    PASSWORD_HASH: "argon2id",
    ...environment,
  });
  const [, port] = await server.waitForOutput(/"port":(\d+),.*"listening"/);
  return (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);
}

test("metrics are off by default in production and public in development", async () => {
  const production = await start("server/src/main.ts", { NODE_ENV: "production" });
  expect((await production("/metrics")).status).toBe(404);
  const development = await start("server/src/main.ts", { NODE_ENV: "development" });
  expect((await development("/metrics")).status).toBe(200);
});

test("the metrics include the hashes of the threads and the consumed capacity of the database", async () => {
  const { tables } = await openTestDatabase();
  const prefix = tables.Users.slice(0, -"Users".length);
  const ask = await start("server/src/main.ts", {
    NODE_ENV: "development",
    LATCH_TABLE_PREFIX: prefix,
  });
  const body = { email: "ada@example.com", password };
  expect((await ask("/auth/signup", { method: "POST", ...jsonBody(body) })).status).toBe(201);
  const series = parseSeries(await (await ask("/metrics")).text());
  const named = (name: string) => series.filter((one) => one.name === name);
  expect(named("latch_hashing_duration_seconds_count")).toMatchObject([{ value: 1 }]);
  expect(named("latch_hashing_queue")).toMatchObject([{ value: 0 }]);
  const written = named("latch_dynamodb_consumed_units_total");
  expect(written.map(({ labels }) => labels["table"])).toEqual(
    expect.arrayContaining(["Users", "Identifiers", "Sessions"]),
  );
  for (const { value } of written) expect(value).toBeGreaterThan(0);
});

test("the standalone tasks server has a metrics page too", async () => {
  const ask = await start("server/src/tasks.ts", { METRICS_KEY: "prometheus-may-read-this" });
  await ask("/tasks");
  expect((await ask("/metrics")).status).toBe(401);
  const authorization = "Bearer prometheus-may-read-this";
  const answer = await ask("/metrics", { headers: { authorization } });
  const requests = parseSeries(await answer.text()).filter(
    ({ name }) => name === "latch_request_duration_seconds_count",
  );
  expect(requests.map(({ labels }) => labels)).toEqual([
    { operation_id: "listTasks", status: "401" },
    { operation_id: "getMetrics", status: "401" },
  ]);
});
