import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "@latch/server";
import { expect, onTestFinished, test } from "vitest";
import { createHarness } from "../../support/harness.ts";

async function open() {
  const harness = await createHarness();
  const server = await listen(harness.app, { port: 0, host: "127.0.0.1" });
  onTestFinished(server.stop);
  /** Sends bytes, and returns what the server sends until it closes the connection. */
  async function exchange(text: string): Promise<string> {
    const socket = connect(server.port, "127.0.0.1");
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk;
    });
    socket.end(text);
    await once(socket, "close");
    return received;
  }
  return { ...harness, port: server.port, exchange };
}

/** Sends requests one after the other, over as few connections as possible, as a proxy with a pool does. */
function openPool(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  return async (method: string, path: string, body?: Buffer) => {
    const headers = body && { "content-type": "application/json", "content-length": body.length };
    const sent = request({ host: "127.0.0.1", port, method, path, agent, headers });
    sent.end(body);
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    response.resume();
    await once(response, "end");
    return { status: response.statusCode, connection: response.headers.connection };
  };
}

test.each([70_000, 300_000, 900_000])(
  "a rejected body of %i bytes does not disturb the next request on the connection",
  async (size) => {
    const { port } = await open();
    const ask = openPool(port);
    expect(await ask("POST", "/auth/login", Buffer.alloc(size))).toMatchObject({ status: 413 });
    // Longer than the adapter drains a body.
    await sleep(700);
    expect(await ask("GET", "/health")).toMatchObject({ status: 200 });
    expect(await ask("PATCH", "/me", Buffer.alloc(size))).toMatchObject({ status: 401 });
    expect(await ask("GET", "/health")).toMatchObject({ status: 200 });
  },
);

test("a rejected body that is too large to discard closes the connection after the response", async () => {
  const { port } = await open();
  const ask = openPool(port);
  expect(await ask("POST", "/auth/login", Buffer.alloc(8_000_000))).toEqual({
    status: 413,
    connection: "close",
  });
  expect(await ask("GET", "/health")).toMatchObject({ status: 200 });
});

test("a client that sends its body slowly gets the rejection at once", async () => {
  const { port } = await open();
  const socket = connect(port, "127.0.0.1");
  socket.write("POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n{");
  const [response] = await once(socket, "data");
  expect(String(response)).toMatch(/^HTTP\/1\.1 413 /);
  expect(String(response)).toMatch(/^connection: close\r$/im);
  socket.destroy();
});

test("a client that goes away in the middle of its body is no error of the server", async () => {
  const { port, logged, signUp } = await open();
  const { accessToken } = await signUp();
  const head = `Host: x\r\nAuthorization: Bearer ${accessToken}\r\nContent-Type: application/json`;
  for (const length of ["Content-Length: 400", "Transfer-Encoding: chunked"]) {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    socket.write(`POST /tasks HTTP/1.1\r\n${head}\r\n${length}\r\n\r\n8\r\n{"title"`);
    await sleep(100);
    socket.destroy();
  }
  await expect
    .poll(() => logged.filter(({ operationId }) => operationId === "createTask"))
    .toMatchObject([
      { level: "info", status: 400 },
      { level: "info", status: 400 },
    ]);
});

test("a probe of HTTP/1.0 needs no Host", async () => {
  const { exchange } = await open();
  expect(await exchange("GET /health HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 200 /);
  expect(await exchange("GET /health HTTP/1.1\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
});

test.each([
  ["an impossible target", "GET * HTTP/1.1\r\nHost: x"],
  ["an impossible host", "GET /health HTTP/1.1\r\nHost: a b"],
  ["a proxy's target without a host", "GET http:// HTTP/1.1\r\nHost: x"],
])("%s is a problem with the usual headers", async (_, head) => {
  const { exchange } = await open();
  const response = await exchange(`${head}\r\nConnection: close\r\n\r\n`);
  expect(response).toMatch(/^HTTP\/1\.1 400 /);
  expect(response).toContain("content-type: application/problem+json");
  expect(response).toContain("x-content-type-options: nosniff");
  expect(response).toContain('"code":"invalid_request"');
});

test("an unknown method is a problem", async () => {
  const { exchange } = await open();
  const response = await exchange("TRACE /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  expect(response).toMatch(/^HTTP\/1\.1 405 /);
  expect(response).toMatch(/^allow: GET, HEAD\r$/im);
});
