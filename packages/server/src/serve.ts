import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import type { AddressOf, AppEnv } from "@latch/api";
import type { Hono } from "hono";
import { StartupError } from "./startup.ts";

/** Milliseconds that requests in flight are given to end. */
const patience = 10_000;

/** The address of the connection itself; headers can be forged. */
export const socketAddress: AddressOf = (c) =>
  (c.env as unknown as Partial<HttpBindings>).incoming?.socket.remoteAddress ?? "unknown";

export type Listening = {
  port: number;
  /** Takes no more connections, answers what is in flight, then resolves. */
  stop(): Promise<void>;
};

/** Serves an app over HTTP. @throws StartupError when the port can't be had */
export async function listen(
  app: Hono<AppEnv>,
  { port, host }: { port: number; host: string },
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch as never,
    serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 },
  }) as Server;
  server.listen(port, host);
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    throw new StartupError(explain(error, host, port));
  });

  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = once(server, "close");
      server.close();
      const timer = setTimeout(() => server.closeAllConnections(), patience);
      await closed;
      clearTimeout(timer);
    },
  };
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === "EADDRINUSE") {
    return `Port ${port} is taken: stop what listens there, or choose another one with PORT=${port + 1}.`;
  }
  if (code === "EACCES") return `Port ${port} needs rights this user lacks: choose one above 1023.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return `HOST=${host} is not an address of this machine: 127.0.0.1 or 0.0.0.0 are.`;
  }
  return `Can't listen on ${host}:${port}: ${message}`;
}
