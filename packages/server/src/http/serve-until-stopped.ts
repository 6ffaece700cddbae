import type { AppEnv } from "@latch/api";
import type { ServerConfig } from "@latch/config/server";
import type { Log } from "@latch/core";
import type { Hono } from "hono";
import { onStop } from "../lifecycle.ts";
import { listen } from "./serve.ts";

type Options = {
  environment: Record<string, unknown>;
  config: Pick<ServerConfig, "PORT" | "HOST" | "DYNAMODB_ENDPOINT">;
  log: Log;
  /** What the log says of it beside port and host. */
  about?: Record<string, unknown>;
  /** Asks the database whether it is there. */
  ping: () => Promise<unknown>;
  /** Ends the rest of the process, once what was in flight is answered. */
  close: () => Promise<void>;
};

/** Serves an app until someone wants this process to end. @throws StartupError when the port can't be had */
export async function serveUntilStopped(
  app: Hono<AppEnv>,
  { environment, config, log, about, ping, close }: Options,
): Promise<void> {
  const server = await listen(app, { port: config.PORT, host: config.HOST });
  log.info({ port: server.port, host: config.HOST, ...about }, "listening");
  // `npm run dev` and `npm run dev:tasks` wait for this.
  process.send?.("listening");

  onStop(environment, async () => {
    const answered = server.stop();
    log.info({}, "stopping");
    await answered;
    await close();
    log.info({}, "stopped");
    process.exit(0);
  });

  // It serves all the same: an outage of the database must not become a crash loop.
  await ping().catch(({ name, message }: Error) =>
    log.error({ endpoint: config.DYNAMODB_ENDPOINT, name, reason: message }, "no database yet"),
  );
}
