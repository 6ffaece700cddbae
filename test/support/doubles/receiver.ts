import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { certificate } from "./self-signed.ts";

/** A received request. */
export type Received = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
};

/** How a receiver responds: a status, or a function. */
export type Answer = number | ((response: ServerResponse, request: Received) => unknown);

/** Starts a receiver of webhooks, until the end of the test. */
export async function startReceiver({ secure = false, answer = 204 as Answer } = {}) {
  const received: Received[] = [];
  let next = answer;
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = "", url: path = "", headers } = request;
    const arrived = { method, path, headers: headers as Record<string, string> };
    const seen = { ...arrived, body: await text(request) };
    received.push(seen);
    if (typeof next === "number") response.writeHead(next).end();
    else await next(response, seen);
  };
  const server = secure ? createSecureServer(certificate, listener) : createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${secure ? "https" : "http"}://127.0.0.1:${port}/hooks`,
    received,
    /** Sets the response from now on. */
    answers(how: Answer) {
      next = how;
    },
  };
}
