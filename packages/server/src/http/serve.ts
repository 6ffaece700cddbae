import { once } from "node:events";
import type { Server, ServerResponse } from "node:http";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import type { AppEnv, ClientAddress } from "@latch/api";
import type { Hono } from "hono";
import { bindPort, type ListenAddress } from "./bind-port.ts";

/** Milliseconds that requests in flight are given to end. */
const shutdownMs = 10_000;

/** The address of the connection itself; headers can be forged. */
export const readSocketAddress: ClientAddress = (c) =>
  (c.env as unknown as Partial<HttpBindings>).incoming?.socket.remoteAddress ?? "unknown";

export type Listening = {
  port: number;
  /** Takes no more connections, answers what is in flight, then resolves. */
  stop(): Promise<void>;
};

/** Serves an app over HTTP. @throws StartupError when the port can't be had */
export async function listen(app: Hono<AppEnv>, place: ListenAddress): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch as never,
    serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 },
  }) as Server;
  const inFlight = trackResponses(server);
  const port = await bindPort(server, place);

  return {
    port,
    async stop() {
      const closed = once(server, "close");
      server.close();
      // A kept-alive connection would hold the server open until its timeout.
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
