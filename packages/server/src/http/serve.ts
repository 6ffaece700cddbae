import { once } from "node:events";
import type { Server, ServerResponse } from "node:http";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import type { AppEnv, ReadClientAddress } from "@latch/api";
import type { Hono } from "hono";
import { bindPort, type ListenAddress } from "./bind-port.ts";

/** Milliseconds in which requests in flight must end. */
const shutdownMs = 10_000;

/** Reads the client's IP address from the socket, because clients can forge headers. */
export const readSocketAddress: ReadClientAddress = (c) =>
  (c.env as unknown as Partial<HttpBindings>).incoming?.socket.remoteAddress ?? "unknown";

export type Listening = {
  port: number;
  /** Accepts no more connections, completes requests in flight, then resolves. */
  stop(): Promise<void>;
};

/** Serves an app over HTTP. @throws StartupError when the port is not available */
export async function listen(app: Hono<AppEnv>, address: ListenAddress): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch as never,
    serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 },
  }) as Server;
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
