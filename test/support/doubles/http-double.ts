import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { onTestFinished } from "vitest";

type Answer = { status?: number; headers?: Record<string, string>; body: unknown };
type Received = { headers: IncomingHttpHeaders; body: unknown };

/** Starts an HTTP server that answers each request with what `answer` returns, and keeps the requests. */
export async function startHttpDouble(answer: (count: number, path: string) => Answer) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = request.method === "POST" ? await json(request) : undefined;
    received.push({ headers: request.headers, body });
    const { status = 200, headers, body: answered } = answer(received.length, request.url ?? "");
    response.writeHead(status, headers).end(JSON.stringify(answered));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received };
}
