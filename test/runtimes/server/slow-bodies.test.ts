import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createRequestAdmission, listen } from "@latch/server";
import { expect, onTestFinished, test, vi } from "vitest";
import { password } from "../../support/harness.ts";
import { createObservedHarness } from "../../support/observed-harness.ts";
import { parseSeries } from "../../support/parse-series.ts";
import { timeLimit } from "../../support/time-limit.ts";

const pauseMs = 1500;

async function open() {
  const harness = await createObservedHarness({ SLOW_OPERATION_MS: "1" });
  const { app, logged } = harness;
  const admission = createRequestAdmission({ maxConcurrent: 10, maxLagMs: 0 });
  const server = await listen(app, { port: 0, host: "127.0.0.1" }, { admission, onRefused() {} });
  onTestFinished(server.stop);
  const { user } = await harness.signUp();
  const body = JSON.stringify({ identifier: user.email, password });
  async function connectTo() {
    const socket = connect(server.port, "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    await once(socket, "connect");
    return socket;
  }
  const linesOf = (operationId: string) =>
    logged.filter((line) => line["operationId"] === operationId && line["ms"] !== undefined);
  return { ...harness, admission, body, connectTo, linesOf };
}

test.each([
  ["Content-Length", (part: string) => part, ""],
  ["chunked", (part: string) => `${part.length.toString(16)}\r\n${part}\r\n`, "0\r\n\r\n"],
])("the time in which a client sends its body does not count (%s)", async (framing, frame, end) => {
  const { admission, raw, body, connectTo, linesOf } = await open();
  const socket = await connectTo();
  const startedAtMs = performance.now();
  const length =
    framing === "chunked" ? "Transfer-Encoding: chunked" : `Content-Length: ${body.length}`;
  socket.write(
    `POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${length}\r\n\r\n${frame(body.slice(0, 9))}`,
  );
  await vi.waitFor(() => expect(admission.inProgress()).toBe(1), timeLimit);
  const pausedAtMs = performance.now();
  await sleep(pauseMs);
  const waitedMs = performance.now() - pausedAtMs;
  socket.write(frame(body.slice(9)) + end);
  const [response] = await once(socket, "data");
  expect(String(response)).toMatch(/^HTTP\/1\.1 200 /);
  const mostMs = performance.now() - startedAtMs - waitedMs;
  const lines = linesOf("logIn");
  expect(lines.map(({ message }) => message)).toEqual(["request", "slow operation"]);
  for (const { ms } of lines) expect(ms).toBeLessThanOrEqual(mostMs + 1);
  const series = parseSeries(await (await raw("GET", "/metrics")).text());
  const sum = series.find(
    ({ name, labels }) =>
      name === "latch_request_duration_seconds_sum" && labels["operation_id"] === "logIn",
  );
  expect(sum?.value).toBeLessThanOrEqual((mostMs + 1) / 1000);
});

test("a body that never ends counts as short as it was worked on", async () => {
  const { body, connectTo, linesOf } = await open();
  const socket = await connectTo();
  socket.write(
    `POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n{`,
  );
  await sleep(pauseMs);
  socket.destroy();
  await vi.waitFor(() => expect(linesOf("logIn")[0]).toMatchObject({ status: 400 }), timeLimit);
  expect(linesOf("logIn")[0]?.["ms"]).toBeLessThan(pauseMs);
});

test("an operation without a body counts from its start, whatever the client announces", async () => {
  const { calls, connectTo, linesOf, signUp, database } = await open();
  const { accessToken } = await signUp();
  database.client.intercept(async ({ input }, next) => {
    await sleep(100);
    return next(input);
  });
  const begun = calls.length;
  const socket = await connectTo();
  socket.write(
    `GET /me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${accessToken}\r\nContent-Length: 1\r\n\r\n`,
  );
  await vi.waitFor(() => expect(linesOf("getMe")[0]).toMatchObject({ status: 200 }), timeLimit);
  expect(calls.length).toBeGreaterThan(begun);
  expect(linesOf("getMe")[0]?.["ms"]).toBeGreaterThanOrEqual(99);
});
