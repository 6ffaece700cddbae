import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createKeyRing } from "@latch/adapters/crypto";
import { createLatchClient } from "@latch/client";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { checkedFetch } from "../../support/checked-fetch.ts";
import { callEveryOperation, canary } from "../../support/fixtures/canaries.ts";
import { functionUrl, functionUrlEvent, toResponse } from "../../support/fixtures/lambda-events.ts";
import { operations } from "../../support/fixtures/operations.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { password } from "../../support/harness.ts";
import { Deliveries, deploy, startLambda } from "../../support/processes/lambda.ts";
import { timeLimit } from "../../support/time-limit.ts";

let deployed: Awaited<ReturnType<typeof deploy>>;

beforeAll(async () => {
  deployed = await deploy("emf-");
});
afterAll(() => deployed.remove());

/** Starts the API on Lambda. @returns it with the lines that it has written */
async function startApi(environment: Record<string, string>) {
  const LatchKeys = { value: JSON.stringify(await createKeyRing()) };
  const links = { ...deployed.links, LatchKeys, Deliveries };
  const lambda = await startLambda(deployed.folder, links, environment);
  onTestFinished(lambda.stop);
  const fetch = checkedFetch(async (request) =>
    toResponse(await lambda.invoke(await functionUrlEvent(request))),
  );
  return {
    latch: createLatchClient({ retries: 0, timeout: 0, baseUrl: functionUrl, fetch }),
    ask: (path: string) => fetch(new Request(`${functionUrl}${path}`)),
    /** Links the table of the tasks too, which does not exist. */
    send: async (path: string, init: RequestInit) =>
      lambda.invoke(await functionUrlEvent(new Request(`${functionUrl}${path}`, init))),
    log: lambda.log,
    lines: () =>
      lambda
        .log()
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

type Directive = {
  Timestamp: number;
  CloudWatchMetrics: {
    Namespace: string;
    Dimensions: string[][];
    Metrics: { Name: string; Unit: string }[];
  }[];
};

test("each request writes one line of metrics in CloudWatch's embedded metric format", async () => {
  const startedAtMs = Date.now();
  // Metrics do not depend on LOG_LEVEL.
  const { latch, ask, lines } = await startApi({ METRICS: "true", LOG_LEVEL: "error" });
  const email = "canary@example.com";
  await latch.signUp({ body: { email, password } });
  await latch.logIn({ body: { identifier: email, password } });
  await latch.logIn({ body: { identifier: email, password: `${password} not` } });
  expect((await ask("/canary")).status).toBe(404);
  expect((await ask("/metrics")).status).toBe(404);
  await vi.waitFor(() => expect(lines()).toHaveLength(5), timeLimit);

  for (const line of lines()) {
    const { Timestamp, CloudWatchMetrics } = line["_aws"] as Directive;
    expect(Timestamp).toBeGreaterThanOrEqual(startedAtMs);
    expect(Timestamp).toBeLessThanOrEqual(Date.now());
    expect(CloudWatchMetrics).toHaveLength(1);
    const [directive] = CloudWatchMetrics;
    expect(directive).toMatchObject({ Namespace: "Latch", Dimensions: [["FunctionName"]] });
    expect(line["FunctionName"]).toBe("latch-test-Api");
    const names = directive?.Metrics.map(({ Name }) => Name) ?? [];
    for (const name of names) expect(line[name], name).toEqual(expect.any(Number));
    // Fields that are not metrics are searchable in the log.
    const known = ["_aws", "FunctionName", "operationId", "status", ...names];
    expect(Object.keys(line).sort()).toEqual(known.sort());
  }
  expect(lines()).toMatchObject([
    { operationId: "signUp", status: 201, ServerErrors: 0 },
    { operationId: "logIn", status: 200, LogIns: 1, HashingTime: expect.any(Number) },
    { operationId: "logIn", status: 401, RefusedLogIns: 1, DatabaseTime: expect.any(Number) },
    { operationId: "unmatched", status: 404 },
    { operationId: "getMetrics", status: 404 },
  ]);
  expect(JSON.stringify(lines())).not.toMatch(/canary|correct horse/);
});

test("no request makes a function write a secret", async () => {
  const quick = { PASSWORD_HASH: "argon2id", RATE_LIMITS: "false", NODE_ENV: "test" };
  const { latch, send, lines, log } = await startApi({
    METRICS: "true",
    LOG_LEVEL: "debug",
    ...quick,
  });
  const [email, password] = [`${canary()}@example.com`, canary()];
  const data = signedIn(await latch.signUp({ body: { email, password } }));
  const { accessToken = "", refreshToken = "" } = data;
  const held = { password, accessToken, refreshToken, cookie: "", email, ids: {} };
  const secrets = await callEveryOperation(send, async () => held);
  await vi.waitFor(() => {
    const measured = lines().filter((line) => "_aws" in line);
    expect(measured.length).toBeGreaterThan(operations.length * 8);
  }, timeLimit);
  const written = log();
  for (const secret of secrets.filter(Boolean)) expect(written).not.toContain(secret);
  expect(written).not.toContain("canary");
});

test("the standalone tasks write the same metrics", async () => {
  const tasks = await deploy("emf-tasks-", "tasks");
  onTestFinished(tasks.remove);
  const lambda = await startLambda(
    tasks.folder,
    { Tasks: tasks.links["Tasks"] ?? {} },
    { LATCH_ISSUER: "https://auth.example.com", METRICS: "true", LOG_LEVEL: "silent" },
  );
  onTestFinished(lambda.stop);
  await lambda.invoke(await functionUrlEvent(new Request(`${functionUrl}/tasks`)));
  await vi.waitFor(() => expect(lambda.log()).toContain("\n"), timeLimit);
  expect(JSON.parse(lambda.log())).toMatchObject({ operationId: "listTasks", status: 401 });
});

test("no function bundles Prometheus or OpenTelemetry", () => {
  const files = readdirSync(deployed.folder, { recursive: true, encoding: "utf8" });
  const code = files
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => readFileSync(join(deployed.folder, file), "utf8"));
  expect(code.join()).toContain("CloudWatchMetrics");
  expect(code.join()).not.toMatch(/opentelemetry|nodejs_eventloop/);
});

test("no metrics are written unless METRICS is set", async () => {
  // Without this variable, the function also writes a warning when it starts.
  const { ask, lines } = await startApi({ SECOND_FACTOR_ROLES: "super_admin" });
  await ask("/health");
  const request = expect.objectContaining({ msg: "request" });
  await vi.waitFor(() => expect(lines()).toContainEqual(request), timeLimit);
  expect(lines().filter((line) => "_aws" in line)).toEqual([]);
});
