import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { getRequestListener, type HttpBindings, RequestError } from "@hono/node-server";
import type { AppEnv, ReadClientAddress } from "@latch/api";
import type { ProblemCode } from "@latch/contract";
import type { Hono } from "hono";
import { bindPort, type ListenAddress } from "./bind-port.ts";
import { answerHttpErrors, checkMessages } from "./http-problems.ts";
import { createBodyReceiver } from "./receive-body.ts";
import type { Fetch, Refusal, RequestAdmission } from "./request-admission.ts";

/** Milliseconds in which requests in flight must end. */
const shutdownMs = 10_000;

const timeouts = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 };

/** Reads the client's IP address from the socket, because clients can forge headers. */
export const readSocketAddress: ReadClientAddress = (c) =>
  (c.env as unknown as Partial<HttpBindings>).incoming?.socket.remoteAddress ?? "unknown";

/** Decides which requests the app gets, and receives those that it refuses. */
export type Admission = {
  admission: RequestAdmission;
  onRefused: (refusal: Refusal) => void;
};

export type Listening = {
  port: number;
  /** Accepts no more connections, completes requests in flight, then resolves. */
  stop(): Promise<void>;
};

/**
 * Serves an app over HTTP.
 * @param admission without it, the server refuses no request
 * @throws StartupError when the port is not available
 */
export async function listen(
  app: Hono<AppEnv>,
  address: ListenAddress,
  { admission, onRefused }: Partial<Admission> = {},
): Promise<Listening> {
  const serve = app.fetch as unknown as Fetch;
  const pathOf = (request: Request) => app.getPath(request);
  const fetch = admission && onRefused ? admission.guard(serve, pathOf, onRefused) : serve;
  const refuse = (httpProblem: ProblemCode, socket?: Socket) =>
    app.fetch(new Request("http://localhost/"), {
      httpProblem,
      ...(socket && { incoming: { socket } }),
    });
  const serveChecked = createBodyReceiver(checkMessages(fetch, refuse));
  const listener = getRequestListener(serveChecked as never, {
    // For the URL of a request of HTTP/1.0 without a Host.
    hostname: "localhost",
    errorHandler: (error) =>
      error instanceof RequestError
        ? refuse("invalid_request")
        : new Response(null, { status: 500 }),
  });
  // The check of messages answers a request without a Host by a problem.
  const server = createServer({ ...timeouts, requireHostHeader: false }, listener);
  answerHttpErrors(server, refuse);
  if (admission) limitConnections(server, admission.maxConnections);
  const inFlight = trackResponses(server);
  const port = await bindPort(server, address);

  return {
    port,
    async stop() {
      const closed = once(server, "close");
      server.close();
      // A keep-alive connection would keep the server open until its timeout.
      for (const response of inFlight) {
        if (!response.headersSent) response.setHeader("connection", "close");
        response.once("close", () => setImmediate(() => server.closeIdleConnections()));
      }
      const timer = setTimeout(() => server.closeAllConnections(), shutdownMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

function trackResponses(server: Server): Set<ServerResponse> {
  const inFlight = new Set<ServerResponse>();
  server.prependListener("request", (_request, response: ServerResponse) => {
    inFlight.add(response);
    response.once("close", () => inFlight.delete(response));
  });
  return inFlight;
}

/** Closes connections above the limit. To make room for new ones, it also closes those that are idle. */
function limitConnections(server: Server, limit: number): void {
  server.maxConnections = limit;
  let closedAtMs = Number.NEGATIVE_INFINITY;
  server.on("drop", () => {
    // Once a second, because it looks at every connection.
    if (performance.now() - closedAtMs < 1000) return;
    closedAtMs = performance.now();
    server.closeIdleConnections();
  });
}
