import { expect, test, vi } from "vitest";
import { password } from "../../support/harness.ts";
import { openLimitedServer } from "../../support/limited-server.ts";
import { timeLimit } from "../../support/time-limit.ts";

const logInBody = JSON.stringify({ identifier: "nobody@example.com", password });
const logInHead = `POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${logInBody.length}\r\n\r\n`;

test("clients that send their bodies slowly hold no place", async () => {
  const { admission, send, getMe, logIn } = await openLimitedServer({ maxConcurrent: 4 });
  for (let each = 0; each < 8; each++) send(`${logInHead}{`);
  await vi.waitFor(() => expect(admission.inProgress()).toBe(8), timeLimit);
  expect([(await getMe()).status, (await logIn()).status]).toEqual([200, 200]);
});

test("an operation without a body holds its place, although the client announces one and never sends it", async () => {
  const { send, hold, calls, refusals, accessToken } = await openLimitedServer({
    maxConcurrent: 4,
  });
  const release = hold();
  const sent = Array.from({ length: 12 }, () =>
    send(
      `GET /me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${accessToken}\r\nContent-Length: 1\r\n\r\n`,
    ),
  );
  await vi.waitFor(() => expect([calls(), refusals.length]).toEqual([4, 8]), timeLimit);
  release();
  await vi.waitFor(() => {
    const statuses = sent.map(({ received }) => received.slice(9, 12));
    expect(statuses.sort()).toEqual([...Array(4).fill("200"), ...Array(8).fill("503")]);
  }, timeLimit);
});

test("a request holds its place while its credentials are checked, before it waits for its body", async () => {
  const { send, hold, calls, refusals, admission, getMe, accessToken } = await openLimitedServer({
    maxConcurrent: 4,
  });
  const release = hold();
  const head = `Host: x\r\nAuthorization: Bearer ${accessToken}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n`;
  for (let each = 0; each < 12; each++) send(`POST /api-keys HTTP/1.1\r\n${head}{`);
  await vi.waitFor(() => expect(refusals.length).toBe(8), timeLimit);
  expect(calls()).toBeGreaterThan(0);
  expect((await getMe()).status).toBe(503);
  release();
  await vi.waitFor(async () => expect((await getMe()).status).toBe(200), timeLimit);
  expect(admission.inProgress(), "they wait for their bodies").toBe(4);
});

test("a request holds its place while its rate limit is counted, although its body has not arrived", async () => {
  const { send, hold, calls, refusals, admission, logIn } = await openLimitedServer(
    { maxConcurrent: 4 },
    { RATE_LIMITS: "true" },
  );
  const release = hold();
  for (let each = 0; each < 8; each++) send(`${logInHead}{`);
  await vi.waitFor(() => expect([calls(), refusals.length]).toEqual([2, 6]), timeLimit);
  release();
  await vi.waitFor(async () => expect((await logIn()).status).toBe(200), timeLimit);
  expect(admission.inProgress()).toBe(2);
});

test("when many bodies end at once, the server works on as many requests as it has places", async () => {
  const { send, hold, calls, refusals, admission, logged } = await openLimitedServer({
    maxConcurrent: 4,
  });
  const sent = Array.from({ length: 8 }, () => send(`${logInHead}{`));
  await vi.waitFor(() => expect(admission.inProgress()).toBe(8), timeLimit);
  const release = hold();
  for (const { socket } of sent) socket.write(logInBody.slice(1));
  await vi.waitFor(() => expect(refusals.length).toBe(6), timeLimit);
  expect(refusals[0]).toEqual({ reason: "concurrency", inProgress: 8, lagMs: 0 });
  const begun = calls();
  expect(begun).toBeGreaterThan(0);
  release();
  await vi.waitFor(() => {
    const statuses = sent.map(({ received }) => received.slice(9, 12));
    expect(statuses.sort()).toEqual(["401", "401", ...Array(6).fill("503")]);
  }, timeLimit);
  const refused = sent.find(({ received }) => received.startsWith("HTTP/1.1 503"))?.received;
  expect(refused).toMatch(/^retry-after: 1\r$/m);
  expect(refused).toContain("The server is overloaded");
  expect(logged.filter(({ status }) => status === 503)).toEqual([]);
  expect(admission.inProgress()).toBe(0);
});

test.each(["http://x/auth/login", "/auth/login#a", "/auth/log%69n?a=b", "/a/../auth/login"])(
  "%s has the priority of /auth/login, because the router finds that",
  async (target) => {
    const { send, eventLoop, refusals } = await openLimitedServer();
    eventLoop.lagMs = 35;
    const sent = send(
      `POST ${target} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
    );
    await vi.waitFor(() => expect(sent.received).toMatch(/^HTTP\/1\.1 503 /), timeLimit);
    expect(refusals).toHaveLength(1);
  },
);

test("a probe by an absolute target is answered by a full server", async () => {
  const { send, eventLoop } = await openLimitedServer();
  eventLoop.lagMs = 70;
  const sent = send("GET http://x/health HTTP/1.1\r\nHost: x\r\n\r\n");
  await vi.waitFor(() => expect(sent.received).toMatch(/^HTTP\/1\.1 200 /), timeLimit);
});
