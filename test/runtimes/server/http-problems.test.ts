import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Problem, problems } from "@latch/contract";
import { listen } from "@latch/server";
import { expect, onTestFinished, test } from "vitest";
import { answerHttpErrors } from "../../../packages/server/src/http/http-problems.ts";
import { createHarness } from "../../support/harness.ts";

async function open() {
  const harness = await createHarness();
  const server = await listen(harness.app, { port: 0, host: "127.0.0.1" });
  onTestFinished(server.stop);
  return { ...harness, port: server.port };
}

/** Sends bytes, and returns what the server sends until it closes the connection, which the client keeps open. */
async function exchange(port: number, text: string): Promise<string> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk;
  });
  socket.write(text);
  await once(socket, "end");
  const closed = once(socket, "close");
  socket.end();
  await closed;
  return received;
}

/** Checks that the bytes are exactly one response with a problem. */
function expectProblem(received: string, status: number, code: keyof typeof problems) {
  const [head = "", text = ""] = received.split("\r\n\r\n");
  const [start, ...lines] = head.split("\r\n");
  expect(start).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [A-Z]`));
  const headers = new Headers(lines.map((line) => line.split(/: (.*)/).slice(0, 2) as never));
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-type": "application/problem+json",
    "content-length": String(Buffer.byteLength(text)),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    connection: "close",
    date: expect.any(String),
  });
  const problem = Problem.parse(JSON.parse(text));
  expect(problem).toMatchObject({
    type: `/problems/${code}`,
    title: problems[code].title,
    status,
    code,
    requestId: headers.get("x-request-id"),
  });
  expect(problems[code].status).toBe(status);
}

const long = "a".repeat(20_000);

test.each([
  ["NUL in a header", "GET /health HTTP/1.1\r\nHost: x\r\nA: a\0b", 400, "invalid_request"],
  ["a line without a colon", "GET /health HTTP/1.1\r\nHost x", 400, "invalid_request"],
  [
    "a negative length",
    "POST /me HTTP/1.1\r\nHost: x\r\nContent-Length: -1",
    400,
    "invalid_request",
  ],
  [
    "two lengths",
    "POST /me HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1",
    400,
    "invalid_request",
  ],
  [
    "a length beside chunks",
    "POST /me HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
    400,
    "invalid_request",
  ],
  ["an unknown method", "FOO /health HTTP/1.1\r\nHost: x", 400, "invalid_request"],
  ["no Host", "GET /health HTTP/1.1", 400, "invalid_request"],
  ["two Hosts", "GET /health HTTP/1.1\r\nHost: x\r\nhost: x", 400, "invalid_request"],
  ["two Hosts of HTTP/1.0", "GET /health HTTP/1.0\r\nHost: x\r\nhost: y", 400, "invalid_request"],
  [
    "chunks of HTTP/1.0",
    "POST /me HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0",
    400,
    "invalid_request",
  ],
  ["long headers", `GET /health HTTP/1.1\r\nHost: x\r\nA: ${long}`, 431, "headers_too_large"],
  [
    "a long chunk extension",
    `POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1;${long}`,
    413,
    "payload_too_large",
  ],
  [
    "another expectation",
    "GET /health HTTP/1.1\r\nHost: x\r\nExpect: foo",
    417,
    "expectation_failed",
  ],
  ["CONNECT", "CONNECT example.com:443 HTTP/1.1\r\nHost: x", 501, "not_implemented"],
  [
    "a transfer coding",
    "POST /auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0",
    501,
    "not_implemented",
  ],
] as const)("%s is a problem, and the connection ends", async (_, head, status, code) => {
  const { port, logged } = await open();
  expectProblem(await exchange(port, `${head}\r\n\r\n`), status, code);
  expect(logged).toMatchObject([{ message: "request", status, address: "127.0.0.1" }]);
});

test("a request that does not arrive in time is a problem, and an unused connection only ends", async () => {
  const { app } = await createHarness();
  const server = createServer(
    { requestTimeout: 200, headersTimeout: 200, connectionsCheckingInterval: 50 },
    () => {},
  );
  answerHttpErrors(server, (httpProblem) => app.fetch(new Request("http://x/"), { httpProblem }));
  server.listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const half = "POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{";
  expectProblem(await exchange(port, half), 408, "request_timeout");
  expectProblem(await exchange(port, half.slice(0, 20)), 408, "request_timeout");
  expect(await exchange(port, "")).toBe("");
});

test("what follows a valid request does not take its response", async () => {
  const { port } = await open();
  const received = await exchange(port, "GET /health HTTP/1.1\r\nHost: x\r\n\r\nnonsense\r\n\r\n");
  const second = received.indexOf("HTTP/1.1 400");
  expect(received.slice(0, second)).toMatch(/^HTTP\/1\.1 200 .*"status":"ok"/s);
  expectProblem(received.slice(second), 400, "invalid_request");
});

test("an expectation to continue and chunks in any case are no errors", async () => {
  const { port } = await open();
  const received = await exchange(
    port,
    "GET /health HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nTransfer-Encoding: Chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
  );
  expect(received).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
});
