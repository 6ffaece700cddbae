import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type ClientOptions, createLatchClient, isProblem } from "@latch/client";
import { expect, onTestFinished, test } from "vitest";

type Reply = { status: number; headers?: Record<string, string>; body?: string };

/** Starts a server that answers each request by the next reply, the last one for the others. */
async function openApi(replies: (Reply | "silence")[], options: ClientOptions = {}) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const reply = replies[Math.min(requests.length, replies.length - 1)];
    requests.push(request);
    if (!reply || reply === "silence") return;
    response.writeHead(reply.status, reply.headers).end(reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { latch: createLatchClient({ baseUrl, ...options }), requests };
}

const soon = { "retry-after": "0" };
const json = { "content-type": "application/json" };
const ok = { status: 200, headers: json, body: '{"status":"ok"}' };
const logIn = { body: { identifier: "ada@example.com", password: "correct horse" } };

test.each([429, 503])("repeats a request after %s with Retry-After", async (status) => {
  const { latch, requests } = await openApi([{ status, headers: soon }, ok]);
  expect((await latch.getHealth()).response.status).toBe(200);
  expect(requests.length).toBe(2);
});

test("repeats a request twice at the most", async () => {
  const { latch, requests } = await openApi([{ status: 429, headers: soon }]);
  expect((await latch.logIn(logIn)).response.status).toBe(429);
  expect(requests.length).toBe(3);
});

test("does not repeat what may have been done, unless a key makes it safe", async () => {
  const { latch, requests } = await openApi([{ status: 503, headers: soon }]);
  await latch.createTask({ body: { title: "Water the plants" } });
  expect(requests.length).toBe(1);
  const header = { "idempotency-key": "monday-1" };
  await latch.createTask({ params: { header }, body: { title: "Water the plants" } });
  expect(requests.length).toBe(4);
});

test.each([
  ["without Retry-After", {}],
  ["with a Retry-After that is too long", { "retry-after": "60" }],
  ["with a date that is too late", { "retry-after": new Date(Date.now() + 3600e3).toUTCString() }],
])("does not repeat a request after a 429 %s", async (_, headers: Record<string, string>) => {
  const { latch, requests } = await openApi([{ status: 429, headers }]);
  await latch.getHealth();
  expect(requests.length).toBe(1);
});

test("repeats nothing if the application does not want it", async () => {
  const { latch, requests } = await openApi([{ status: 429, headers: soon }], { retries: 0 });
  await latch.getHealth();
  expect(requests.length).toBe(1);
  await latch.getHealth({ retries: 1 });
  expect(requests.length).toBe(3);
});

test("rejects after the time limit", async () => {
  const { latch } = await openApi(["silence"], { timeout: 50 });
  await expect(latch.getHealth()).rejects.toMatchObject({
    name: "TimeoutError",
    message: "The API has not responded within 50 ms",
  });
});

test("rejects when the application cancels the call, also while it waits", async () => {
  const { latch } = await openApi(["silence"]);
  const controller = new AbortController();
  const call = latch.getHealth({ signal: controller.signal });
  controller.abort(new Error("The user left"));
  await expect(call).rejects.toThrow("The user left");
  await expect(latch.getHealth({ signal: controller.signal })).rejects.toThrow("The user left");

  const waiting = await openApi([{ status: 429, headers: { "retry-after": "9" } }]);
  const second = new AbortController();
  const pending = waiting.latch.getHealth({ signal: second.signal });
  await expect.poll(() => waiting.requests.length).toBe(1);
  second.abort(new Error("The user left"));
  await expect(pending).rejects.toThrow("The user left");
});

test("describes a response that is no problem, as of a proxy", async () => {
  const { latch } = await openApi([{ status: 502, body: "<h1>Bad gateway</h1>" }]);
  const { error } = await latch.getMe();
  expect(error).toEqual({
    type: "about:blank",
    title: "Bad Gateway",
    status: 502,
    code: "unexpected_response",
    detail: "<h1>Bad gateway</h1>",
  });
  expect(isProblem(error, "unexpected_response")).toBe(true);
});

test("recognizes problems by their code", () => {
  const problem = {
    type: "/problems/email_taken",
    title: "Taken",
    status: 409,
    code: "email_taken",
  };
  expect(isProblem(problem)).toBe(true);
  expect(isProblem(problem, "email_taken", "username_taken")).toBe(true);
  expect(isProblem(problem, "username_taken")).toBe(false);
  for (const other of [undefined, null, "email_taken", new Error("email_taken"), { code: 1 }]) {
    expect(isProblem(other)).toBe(false);
  }
});

test("encodes parameters, and leaves undefined ones out", async () => {
  const { latch, requests } = await openApi([ok]);
  const query = { email: "a+b@example.com", role: undefined };
  await latch.listUsers({ params: { query } });
  await latch.getUser({ params: { path: { userId: "usr_1/../x" } } });
  expect(requests.map(({ url }) => url)).toEqual([
    "/users?email=a%2Bb%40example.com",
    "/users/usr_1%2F..%2Fx",
  ]);
});

test.each(["", ".", ".."])(
  "sends nothing for the parameter %j, which would be another path",
  async (id) => {
    const { latch, requests } = await openApi([ok]);
    await expect(latch.deleteTask({ params: { path: { taskId: id } } })).rejects.toThrow("taskId");
    expect(requests).toEqual([]);
  },
);
