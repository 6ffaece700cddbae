import { ping } from "@latch/adapters/dynamodb";
import { createLog } from "@latch/adapters/telemetry/log";
import { type AppEnv, createApp } from "@latch/api";
import { composeApi } from "@latch/composition/api";
import { composeSecretMaintenance } from "@latch/composition/maintenance";
import { readServerConfig, ServerEnvironment } from "@latch/config/server";
import { TelemetryEnvironment } from "@latch/config/telemetry";
import { warnAboutVariables } from "@latch/config/warnings";
import { version } from "@latch/contract/version";
import type { Hono } from "hono";
import { configurationWarnings } from "../configuration-warnings.ts";
import { connect, connectDeliveries, readKeys } from "../connections.ts";
import { createObservation } from "../observation.ts";
import { runEvery } from "../run-every.ts";
import type { WorkerRoleDeps } from "../workers/worker-roles.ts";
import { readAsset } from "./assets.ts";
import { createBackgroundJobs } from "./background-jobs.ts";
import { createHashingPool } from "./hashing-pool.ts";
import { createRequestAdmission } from "./request-admission.ts";
import { readSocketAddress } from "./serve.ts";
import { serveUntilStopped } from "./serve-until-stopped.ts";
import { shareChecks } from "./share-checks.ts";

/** What a process runs in addition to the API, such as the worker roles in development. */
type Extension = {
  /** The extension's pages and the path that they are mounted at. */
  pages: Hono<AppEnv>;
  pagesPath: string;
  stop(): Promise<void>;
};

/** The work of one run of a maintenance job, which begins every five minutes. */
const maintenanceLimit = { milliseconds: 240_000, items: 500_000 };

type Options = {
  /** Creates the extension from the resources of the API. */
  extend?: (parts: Omit<WorkerRoleDeps, "messaging" | "leaseOwner" | "mailer">) => Extension;
};

/**
 * Serves the API with the DynamoDB that the configuration names, until the process is stopped.
 * @throws ConfigError and StartupError
 */
export async function startApi(
  environment: Record<string, unknown>,
  { extend }: Options = {},
): Promise<void> {
  const config = readServerConfig(environment);
  const keys = readKeys(config);
  const log = createLog(config.LOG_LEVEL, { bufferMs: 10 });
  warnAboutVariables(
    environment,
    [ServerEnvironment, TelemetryEnvironment],
    configurationWarnings(config, log),
  );
  if (config.NODE_ENV === "development" && !extend) {
    log.warn(
      { event: "development.not_served" },
      "this process sends no mail and publishes no events: run `npm run worker` too, or use `npm run dev`",
    );
  }
  const deliveries = connectDeliveries(environment);
  const pool = createHashingPool({
    prefer: config.PASSWORD_HASH,
    cost: config.BCRYPT_COST,
    workers: config.HASH_WORKERS,
  });
  const admission = createRequestAdmission({
    maxConcurrent: config.MAX_CONCURRENT_REQUESTS,
    maxLagMs: config.MAX_EVENT_LOOP_LAG_MS,
  });
  const {
    observation,
    observer,
    queueObserver,
    stop: stopObservation,
  } = await createObservation({
    config,
    environment,
    gauges: { hashing_queue: pool.queued, requests_in_progress: admission.inProgress },
    log,
  });
  const database = connect(environment, observer, {
    maxConnections: config.MAX_CONCURRENT_REQUESTS,
  });
  // Connections of its own, so that the probe of readiness does not wait for the calls of other requests.
  const probe = connect(environment, observer);
  const background = createBackgroundJobs(log);
  const extension = extend?.({
    config,
    keys: () => keys,
    database,
    deliveries,
    log,
    queueObserver,
  });
  const services = composeApi({
    config,
    database,
    keys,
    hasher: pool.hasher,
    deliveryQueue: deliveries,
    defer: background.defer,
    log,
    measure: observation?.measure,
  });
  const app = createApp({
    ...services,
    dependencies: shareChecks({ dynamodb: () => ping(probe) }),
    observation,
    readAsset,
    readClientAddress: readSocketAddress,
    mailboxPath: extension?.pagesPath,
    version,
  });
  if (extension) app.route(extension.pagesPath, extension.pages);
  const limitWith = (signal: AbortSignal) => ({ ...maintenanceLimit, signal });
  const erasures = runEvery(300, (signal) => services.finishErasures(limitWith(signal)), log);
  const { renewSecrets, countPasswordFormats } = composeSecretMaintenance({ database, keys, log });
  const renewals = runEvery(300, (signal) => renewSecrets(limitWith(signal)), log);
  const formatCounts = runEvery(300, countPasswordFormats, log);
  await serveUntilStopped(app, {
    environment,
    config,
    log,
    admission,
    measure: observation?.measure,
    ping: () => ping(probe),
    async close() {
      await background.settled();
      await Promise.all([erasures.stop(), renewals.stop(), formatCounts.stop()]);
      await extension?.stop();
      await pool.close();
      database.close();
      probe.close();
      deliveries.close();
      await stopObservation();
    },
  });
}
