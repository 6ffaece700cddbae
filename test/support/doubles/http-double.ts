import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { onTestFinished } from "vitest";

type Answer = { status?: number; headers?: Record<string, string>; body: unknown };
type Received = { headers: IncomingHttpHeaders; body: unknown };

/**
 * Starts an HTTP server that answers each request with what `answer` returns, or not at all, and keeps the requests.
 * @param answer gets the number of requests so far, the path and the headers
 */
export async function startHttpDouble(
  answer: (count: number, path: string, headers: IncomingHttpHeaders) => Answer | undefined,
  { host = "127.0.0.1" } = {},
) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = request.method === "POST" ? await json(request) : undefined;
    received.push({ headers: request.headers, body });
    const answered = answer(received.length, request.url ?? "", request.headers);
    if (!answered) return;
    const { status = 200, headers, body: text } = answered;
    response.writeHead(status, headers).end(JSON.stringify(text));
  });
  server.listen(0, host);
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const name = host.includes(":") ? `[${host}]` : host;
  return { url: `http://${name}:${port}`, received };
}
