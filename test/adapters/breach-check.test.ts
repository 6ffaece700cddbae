import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { createBreachCheck } from "@latch/adapters/hashing/breach-check";
import { expect, onTestFinished, test } from "vitest";
import { createHarness } from "../support/harness.ts";

const breached = "a password that leaked";
const digest = createHash("sha1").update(breached).digest("hex").toUpperCase();

/** A padded response of the range API: CRLF between lines, and entries of count 0. */
const range = [
  "0018A45C4D1DEF81644B54AB7F969B88D65:3",
  `${digest.slice(5)}:52`,
  "00D4F6E8FA6EECAD2A3AA415EEC418D38EC:0",
].join("\r\n");

/** Starts a range API that records its requests. */
async function serve(listener: RequestListener) {
  const asked: { url?: string; padding?: unknown }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url, padding: request.headers["add-padding"] });
    listener(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/range/`, asked, server };
}

/** Returns the URL of a port on which no server listens. */
async function serveNothing(): Promise<string> {
  const { url, server } = await serve(() => {});
  server.close();
  await once(server, "close");
  return url;
}

function createLog() {
  const lines: object[] = [];
  const write = (fields: object, message: string) => lines.push({ ...fields, message });
  return { lines, log: { info: write, warn: write, error: write } };
}

test("sends five hex digits of the hash and searches the response for the rest", async () => {
  const { url, asked } = await serve((_, response) => response.end(range));
  const { lines, log } = createLog();
  const isBreached = createBreachCheck({ url, log });
  expect(await isBreached(breached)).toBe(true);
  expect(await isBreached("another")).toBe(false);
  expect(asked[0]).toEqual({ url: `/range/${digest.slice(0, 5)}`, padding: "true" });
  expect(asked.map((request) => request.url?.length)).toEqual([12, 12]);
  expect(lines).toEqual([]);
});

test("ignores an entry of count 0, which is padding", async () => {
  const { url } = await serve((_, response) => response.end(`${digest.slice(5)}:0\r\n`));
  expect(await createBreachCheck({ url, log: createLog().log })(breached)).toBe(false);
});

/** Does not respond. */
const silent: RequestListener = () => {};

test.each<[string, RequestListener | undefined]>([
  ["TimeoutError", silent],
  ["503", (_, response) => response.writeHead(503).end()],
  ["UND_ERR_SOCKET", (request) => request.socket.destroy()],
  ["ECONNREFUSED", undefined],
])(
  "accepts the password when the API fails (%s), and logs the reason in one line",
  async (reason, listener) => {
    const { lines, log } = createLog();
    const url = listener ? (await serve(listener)).url : await serveNothing();
    const isBreached = createBreachCheck({
      url,
      log,
      timeoutMs: listener === silent ? 100 : 60_000,
    });
    expect(await isBreached(breached)).toBe(false);
    expect(lines).toEqual([
      { event: "breach_check.failed", reason, message: "breach check skipped" },
    ]);
  },
);

test("rejects a sign-up with a breached password when the check is on", async () => {
  const { url } = await serve((_, response) => response.end(range));
  const body = { email: "ada@example.com", password: breached };
  const checked = await createHarness({ BREACH_CHECK: "true", BREACH_CHECK_URL: url });
  const { error, response } = await checked.latch.signUp({ body });
  expect(response.status).toBe(400);
  expect(error?.errors).toEqual([
    {
      in: "body",
      pointer: "#/password",
      detail: "Must not be a password from a known data breach",
    },
  ]);
  const unchecked = await createHarness({ BREACH_CHECK_URL: url });
  expect((await unchecked.latch.signUp({ body })).response.status).toBe(201);
});

test("accepts a sign-up when the API does not respond", async () => {
  const url = await serveNothing();
  const { latch, logged } = await createHarness({ BREACH_CHECK: "true", BREACH_CHECK_URL: url });
  const { response } = await latch.signUp({
    body: { email: "ada@example.com", password: breached },
  });
  expect(response.status).toBe(201);
  expect(logged.filter(({ message }) => message === "breach check skipped")).toHaveLength(1);
  expect(JSON.stringify(logged)).not.toContain(digest.slice(0, 5));
});
