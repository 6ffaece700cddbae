import { createKeyRing } from "@latch/adapters/crypto";
import { expect, inject, test, vi } from "vitest";
import { startOtlpDouble } from "../../support/doubles/otlp-double.ts";
import { startReceiver } from "../../support/doubles/receiver.ts";
import { jsonBody, openTestDatabase, password } from "../../support/harness.ts";
import { openTestEvents } from "../../support/processes/events.ts";
import { type Program, startProgram } from "../../support/processes/program.ts";
import { timeLimit } from "../../support/time-limit.ts";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const outside = "b7ad6b7169203331";

async function createEnvironment(database: { tables: { Users: string } }) {
  return {
    PORT: "0",
    LATCH_ISSUER: "https://auth.example.com",
    LATCH_TABLE_PREFIX: database.tables.Users.slice(0, -"Users".length),
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
    LATCH_KEYS: JSON.stringify(await createKeyRing()),
    PASSWORD_HASH: "argon2id",
  };
}

async function readAddress(server: Program): Promise<string> {
  const [, port] = await server.waitForOutput(/"port":(\d+),.*"listening"/);
  return `http://127.0.0.1:${port}`;
}

test("a request, its database calls, its events and their consumers belong to one trace", async () => {
  const otlp = await startOtlpDouble();
  const database = await openTestDatabase(undefined, undefined, { streams: true });
  const events = await openTestEvents({
    prefix: database.tables.Users.slice(0, -"Users".length),
  });
  const environment = {
    ...(await createEnvironment(database)),
    EVENTS_ENDPOINT: events.endpoint,
    OTEL_EXPORTER_OTLP_ENDPOINT: otlp.endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: "api-key=secret-of-the-collector",
    OTEL_BSP_SCHEDULE_DELAY: "100",
    OTEL_METRIC_EXPORT_INTERVAL: "200",
  };
  const server = startProgram("server/src/main.ts", {
    ...environment,
    OTEL_SERVICE_NAME: "api-of-ours",
  });
  const args = ["publish-changes", "record-activity", "send-mail"];
  const worker = startProgram("server/src/worker.ts", environment, { args });
  const address = await readAddress(server);
  const body = { email: "canary@example.com", password };
  const context = {
    traceparent: `00-${traceId}-${outside}-01`,
    tracestate: "stranger=1",
    baggage: "stranger=2",
  };
  const init = jsonBody(body);
  const answer = await fetch(`${address}/auth/signup`, {
    ...init,
    method: "POST",
    headers: { ...init.headers, ...context },
  });
  expect(answer.status).toBe(201);

  const named = (name: string) => otlp.spans().find((span) => span.name === name);
  await vi.waitFor(() => {
    const consumers = otlp.spans().filter(({ name }) => name === "process record-activity");
    expect(consumers).toHaveLength(2);
    expect(otlp.metrics()).toContain("latch.message_duration");
  }, timeLimit);
  const signUp = named("signUp");
  expect(signUp).toMatchObject({
    traceId,
    parentSpanId: outside,
    kindName: "server",
    service: "api-of-ours",
    attributes: {
      "http.request.method": "POST",
      "http.route": "/auth/signup",
      "http.response.status_code": 201,
      "url.path": "/auth/signup",
      "url.scheme": "http",
    },
  });
  expect(named("TransactWriteItems")).toMatchObject({
    traceId,
    parentSpanId: signUp?.spanId,
    kindName: "client",
    attributes: { "db.system.name": "aws.dynamodb", "db.operation.name": "TransactWriteItems" },
  });
  expect(named("UpdateItem Throttles")).toMatchObject({
    parentSpanId: signUp?.spanId,
    attributes: { "db.collection.name": database.tables.Throttles },
  });
  const publishSpan = named("publish user.created");
  expect(publishSpan).toMatchObject({
    traceId,
    parentSpanId: signUp?.spanId,
    kindName: "producer",
    service: "latch",
  });
  const consumers = otlp.spans().filter(({ name }) => name === "process record-activity");
  const recorded = consumers.find(({ parentSpanId }) => parentSpanId === publishSpan?.spanId);
  expect(recorded).toMatchObject({
    traceId,
    kindName: "consumer",
    attributes: { "messaging.system": "aws_sqs", "messaging.destination.name": "record-activity" },
  });
  const written = otlp.spans().filter(({ parentSpanId }) => parentSpanId === recorded?.spanId);
  expect(written.map(({ name }) => name)).toContain("PutItem Activity");
  for (const span of written) expect(span).toMatchObject({ kindName: "client", traceId });
  // A line without a request id has the trace id too.
  await worker.waitForOutput(new RegExp(`"traceId":"${traceId}".*"msg":"mail not sent`));
  expect(server.output()).toMatch(new RegExp(`"traceId":"${traceId}".*"operationId":"signUp"`));
  expect(otlp.metrics()).toEqual(
    expect.arrayContaining(["latch.request_duration", "latch.dynamodb_consumed_units"]),
  );

  await Promise.all([server.end(), worker.end()]);
  expect(otlp.mistakes).toEqual([]);
  const sent = otlp.received.map((one) => one.body).join("\n");
  expect(sent).not.toMatch(/stranger|canary|correct horse|secret-of-the-collector/);
  expect(otlp.received[0]?.headers).toMatchObject({ "api-key": "secret-of-the-collector" });
});

test("a failed request has a span with an error, and an unsampled request has none", async () => {
  const otlp = await startOtlpDouble();
  const environment = {
    ...(await createEnvironment({ tables: { Users: "nowhere-Users" } })),
    DYNAMODB_ENDPOINT: "http://127.0.0.1:9",
    OTEL_EXPORTER_OTLP_ENDPOINT: otlp.endpoint,
    OTEL_METRICS_EXPORTER: "none",
    OTEL_BSP_SCHEDULE_DELAY: "50",
  };
  const server = startProgram("server/src/main.ts", environment);
  const address = await readAddress(server);
  const ask = (path: string, flags: string) =>
    fetch(`${address}${path}`, {
      headers: { traceparent: `00-${traceId}-${outside}-${flags}` },
    });
  await ask("/health", "00");
  await ask("/health", "01");
  await ask("/nowhere", "01");
  const credentials = jsonBody({ identifier: "ada@example.com", password });
  const refused = await fetch(`${address}/auth/login`, { method: "POST", ...credentials });
  expect(refused.status).toBe(503);
  await vi.waitFor(() => {
    const seen = otlp.spans().map(({ name }) => name);
    expect(seen).toEqual(expect.arrayContaining(["getHealth", "unmatched", "logIn"]));
  }, timeLimit);
  const spans = otlp.spans();
  expect(spans.filter(({ name }) => name === "getHealth")).toHaveLength(1);
  expect(spans.find(({ name }) => name === "logIn")).toMatchObject({
    status: { code: 2 },
    attributes: { "error.type": "503" },
  });
  // Only the name of the error: its message may contain any data.
  const [failed] = spans.filter(({ kindName }) => kindName === "client");
  expect(failed?.status).toEqual({ code: 2 });
  expect(failed?.attributes["error.type"]).toMatch(/^\w+$/);
  expect(otlp.metrics()).toEqual([]);
});

test("a rejected export is logged without the collector's response", async () => {
  const collector = await startReceiver({
    answer: (response, { headers }) => response.writeHead(400).end(JSON.stringify(headers)),
  });
  const server = startProgram("server/src/main.ts", {
    ...(await createEnvironment({ tables: { Users: "nowhere-Users" } })),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: "api-key=secret-of-the-collector",
    OTEL_TRACES_EXPORTER: "none",
    OTEL_METRIC_EXPORT_INTERVAL: "100",
  });
  await readAddress(server);
  await server.waitForOutput(/"event":"telemetry.failed","reason":"[^"]*Bad Request/);
  const { stdout } = await server.end();
  expect(collector.received[0]?.headers["api-key"]).toBe("secret-of-the-collector");
  expect(stdout).not.toContain("secret-of-the-collector");
});

/** Prints the loaded modules of the two libraries to standard error. */
const spy = `--import=data:text/javascript,${encodeURIComponent(`
import { registerHooks } from "node:module";
registerHooks({
  resolve(name, context, next) {
    const found = next(name, context);
    if (/opentelemetry|prom-client|adapters.src.otel/.test(found.url)) console.error("LOADED", found.url);
    return found;
  },
});`)}`;

test.each([
  ["no OpenTelemetry module is loaded when telemetry is off", {}, false],
  [
    "nor when it is disabled",
    { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9", OTEL_SDK_DISABLED: "true" },
    false,
  ],
  ["but it is when a place is named", { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" }, true],
])("%s", async (_, given, loaded) => {
  const environment = await createEnvironment({ tables: { Users: "nowhere-Users" } });
  const server = startProgram("server/src/main.ts", {
    ...environment,
    ...given,
    NODE_OPTIONS: spy,
  });
  await fetch(`${await readAddress(server)}/health`);
  const { code, stderr } = await server.end();
  expect(code).toBe(0);
  expect(stderr.includes("LOADED")).toBe(loaded);
});

test("an unsupported OTLP protocol prevents the start", async () => {
  const environment = await createEnvironment({ tables: { Users: "nowhere-Users" } });
  const server = startProgram("server/src/main.ts", {
    ...environment,
    OTEL_EXPORTER_OTLP_PROTOCOL: "grpc",
  });
  const { code, stderr } = await server.ended;
  expect([code, stderr]).toEqual([
    1,
    "The configuration is invalid:\n  OTEL_EXPORTER_OTLP_PROTOCOL: Must be http/json\n",
  ]);
});
