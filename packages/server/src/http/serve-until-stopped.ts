import type { AppEnv } from "@latch/api";
import type { ServerConfig } from "@latch/config/server";
import type { Log, Measure } from "@latch/core";
import type { Hono } from "hono";
import { onStop } from "../lifecycle.ts";
import { createRefusalLog } from "./refusal-log.ts";
import type { RequestAdmission } from "./request-admission.ts";
import { listen } from "./serve.ts";

type Options = {
  environment: Record<string, unknown>;
  config: Pick<ServerConfig, "PORT" | "HOST" | "DYNAMODB_ENDPOINT">;
  log: Log;
  /** Fields of the log line "listening" in addition to port and host. */
  logFields?: Record<string, unknown>;
  admission: RequestAdmission;
  measure?: Measure;
  /** Rejects when the database is not available. */
  ping: () => Promise<unknown>;
  /** Closes the other resources of the process after the last response. */
  close: () => Promise<void>;
};

/** Serves an app until the process is stopped. @throws StartupError when the port is not available */
export async function serveUntilStopped(
  app: Hono<AppEnv>,
  { environment, config, log, logFields, admission, measure, ping, close }: Options,
): Promise<void> {
  const logRefusal = createRefusalLog(log);
  const server = await listen(
    app,
    { port: config.PORT, host: config.HOST },
    {
      admission,
      onRefused(refusal) {
        measure?.({ kind: "shed_request", reason: refusal.reason });
        logRefusal(refusal);
      },
    },
  );
  log.info({ port: server.port, host: config.HOST, ...logFields }, "listening");
  // `npm run dev` and `npm run dev:tasks` wait for this.
  process.send?.("listening");

  onStop(environment, async () => {
    const drained = server.stop();
    log.info({}, "stopping");
    await drained;
    await close();
    log.info({}, "stopped");
    process.exit(0);
  });

  // The server runs without the database: an outage must not cause a crash loop.
  await ping().catch(({ name, message }: Error) =>
    log.error(
      { event: "database.unreachable", endpoint: config.DYNAMODB_ENDPOINT, name, reason: message },
      "the database does not respond",
    ),
  );
}
