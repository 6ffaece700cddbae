import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { createEventLoopMeter } from "../../../packages/server/src/http/event-loop-meter.ts";
import { operations } from "../../support/fixtures/operations.ts";
import { jsonBody } from "../../support/harness.ts";
import { openLimitedServer } from "../../support/limited-server.ts";
import { timeLimit } from "../../support/time-limit.ts";

const deferrable = [
  "signUp",
  "logIn",
  "requestEmailCode",
  "requestPasskey",
  "logInWithPasskey",
  "resendVerification",
  "forgotPassword",
];

test("while the event loop lags, each operation with a dependency is refused, and no other", async () => {
  const { eventLoop, raw, refusals, logged } = await openLimitedServer();
  eventLoop.lagMs = 70;
  logged.length = 0;
  for (const { operationId, method, path, body } of operations) {
    const answer = await raw(method, path, body && jsonBody({}));
    const isStandalone = !/unavailable/.test(await documentOf(operationId));
    if (isStandalone || operationId === "getReadiness") {
      expect(answer.status, operationId).toBeLessThan(500);
      continue;
    }
    expect([answer.status, answer.headers.get("retry-after")], operationId).toEqual([503, "1"]);
    expect(await answer.json(), operationId).toMatchObject({
      code: "unavailable",
      detail: "The server is overloaded",
    });
    expect(refusals.at(-1), operationId).toEqual({
      reason: "event_loop",
      lagMs: 70,
      inProgress: 0,
    });
  }
  expect(refusals.length).toBeGreaterThan(60);
  expect(
    logged.filter(({ status }) => status === 503),
    "a refusal has no line",
  ).toEqual([]);
  expect((await raw("GET", "/nowhere")).status).toBe(503);
  eventLoop.lagMs = 0;
  expect((await raw("GET", "/nowhere")).status).toBe(404);
});

/** Returns the problems of an operation in the document, as text. */
async function documentOf(operationId: string): Promise<string> {
  const { default: document } = await import("../../../openapi/openapi.json", {
    with: { type: "json" },
  });
  const all = Object.values<Record<string, { operationId: string; responses: object }>>(
    document.paths as never,
  ).flatMap((each) => Object.values(each));
  return JSON.stringify(all.find((each) => each.operationId === operationId)?.responses);
}

test("a refusal has the headers of every response, and a page of the app can read it", async () => {
  const { eventLoop, raw } = await openLimitedServer();
  eventLoop.lagMs = 100;
  const headers = { origin: "https://app.example.com", "x-request-id": "mine" };
  const refused = await raw("GET", "/me", { headers });
  expect(Object.fromEntries(refused.headers)).toMatchObject({
    "access-control-allow-origin": "https://app.example.com",
    "access-control-expose-headers": expect.stringContaining("retry-after"),
    "cache-control": "no-store",
    "content-type": "application/problem+json",
    "retry-after": "1",
    "x-content-type-options": "nosniff",
    "x-request-id": "mine",
  });
  expect(await refused.json()).toMatchObject({ requestId: "mine" });
  const stranger = await raw("GET", "/me", { headers: { origin: "https://evil.example" } });
  expect(stranger.status).toBe(503);
  expect(stranger.headers.get("access-control-allow-origin")).toBeNull();
  const preflight = await raw("OPTIONS", "/me", {
    headers: { ...headers, "access-control-request-method": "GET" },
  });
  expect(preflight.status).toBe(204);
});

test("at half of the lag, only operations that can wait are refused", async () => {
  const { eventLoop, raw, refusals, port } = await openLimitedServer();
  eventLoop.lagMs = 35;
  const refused: string[] = [];
  for (const { operationId, method, path, body } of operations) {
    const answer = await raw(method, path, body && jsonBody({}));
    if (answer.status === 503) refused.push(operationId);
  }
  expect(refused.sort()).toEqual(deferrable.toSorted());
  expect(refusals).toHaveLength(deferrable.length);
  // The router decodes the path.
  const url = `http://127.0.0.1:${port}/auth/log%69n`;
  expect((await fetch(url, { method: "POST", ...jsonBody({}) })).status).toBe(503);
});

test("a lag with few requests is not refused, because they are not its cause", async () => {
  const { eventLoop, getMe, logIn } = await openLimitedServer();
  Object.assign(eventLoop, { lagMs: 5000, arrivals: 63 });
  expect([(await getMe()).status, (await logIn()).status]).toEqual([200, 200]);
  eventLoop.arrivals = 64;
  expect([(await getMe()).status, (await logIn()).status]).toEqual([503, 503]);
});

test("MAX_EVENT_LOOP_LAG_MS=0 refuses nothing for a lag", async () => {
  const { eventLoop, getMe } = await openLimitedServer({ maxLagMs: 0 });
  eventLoop.lagMs = 60_000;
  expect((await getMe()).status).toBe(200);
});

test("at most so many requests are in progress, and half of them are logins", async () => {
  const { admission, getMe, logIn, raw, hold, calls, refusals } = await openLimitedServer({
    maxConcurrent: 4,
  });
  const release = hold();
  const logIns = [logIn(), logIn()];
  await vi.waitFor(() => expect(admission.inProgress()).toBe(2), timeLimit);
  expect((await logIn()).status, "logins have half of the places").toBe(503);
  const begun = calls();
  const reads = [getMe(), getMe()];
  await vi.waitFor(() => expect(calls()).toBe(begun + 2), timeLimit);
  expect(admission.inProgress()).toBe(4);
  expect((await getMe()).status).toBe(503);
  expect(refusals).toEqual([
    { reason: "concurrency", inProgress: 2, lagMs: 0 },
    { reason: "concurrency", inProgress: 4, lagMs: 0 },
  ]);
  expect((await raw("GET", "/health")).status).toBe(200);
  expect((await raw("HEAD", "/health")).status).toBe(200);
  expect((await raw("GET", "/health?probe=1")).status).toBe(200);
  expect((await raw("GET", "/.well-known/jwks.json")).status).toBe(200);
  release();
  const answers = await Promise.all([...logIns, ...reads]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect((await logIn()).status).toBe(200);
  expect(admission.inProgress()).toBe(0);
});

test("a login may take the last place", async () => {
  const { admission, getMe, logIn, hold } = await openLimitedServer({ maxConcurrent: 4 });
  const release = hold();
  const accepted = [getMe(), getMe(), getMe()];
  await vi.waitFor(() => expect(admission.inProgress()).toBe(3), timeLimit);
  accepted.push(logIn());
  await vi.waitFor(() => expect(admission.inProgress()).toBe(4), timeLimit);
  expect((await logIn()).status).toBe(503);
  release();
  expect((await Promise.all(accepted)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});

test("a request holds its place until its work ends, also after the client has left", async () => {
  const { admission, getMe, port, hold, calls, accessToken } = await openLimitedServer({
    maxConcurrent: 1,
  });
  const release = hold();
  const socket = connect(port, "127.0.0.1");
  socket.write(`GET /me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${accessToken}\r\n\r\n`);
  await vi.waitFor(() => expect(calls()).toBe(1), timeLimit);
  socket.destroy();
  await once(socket, "close");
  expect((await getMe()).status).toBe(503);
  await sleep(50);
  expect((await getMe()).status, "the server has seen the end of the connection").toBe(503);
  release();
  await vi.waitFor(() => expect(admission.inProgress()).toBe(0), timeLimit);
  expect((await getMe()).status).toBe(200);
});

test("connections above the limit are closed, and idle ones make room for new ones", async () => {
  const { port, getMe } = await openLimitedServer({ maxConcurrent: 1 });
  const idle = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => {});
      onTestFinished(() => void socket.destroy());
      socket.write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
      await once(socket, "data");
      return socket;
    }),
  );
  await vi.waitFor(async () => expect((await getMe()).status).toBe(200), timeLimit);
  expect(idle.some(({ destroyed, readableEnded }) => destroyed || readableEnded)).toBe(true);
});

test("the meter shows a lag while it lasts, and none after it", async () => {
  const meter = createEventLoopMeter();
  meter.arrive();
  meter.arrive();
  expect(meter.arrivals()).toBe(2);
  const startedAtMs = performance.now();
  const atStart = process.cpuUsage();
  const cpuMs = () => {
    const { user, system } = process.cpuUsage(atStart);
    return (user + system) / 1000;
  };
  while (Math.min(performance.now() - startedAtMs, cpuMs()) < 110) Math.random();
  expect(meter.lagMs()).toBeGreaterThanOrEqual(80);
  await vi.waitFor(
    () => expect([meter.arrivals(), meter.lagMs() < 80]).toEqual([0, true]),
    timeLimit,
  );
});

test("the time in which another process has the core is no lag", () => {
  let cpuTimeMs = 0;
  const meter = createEventLoopMeter(() => cpuTimeMs);
  meter.arrive();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  expect(meter.lagMs()).toBe(0);
  cpuTimeMs = 100;
  expect(meter.lagMs()).toBe(80);
});
