/**
 * `npm run start:tasks`: serves only the tasks on a Node server. The issuer has the accounts and the
 * keys.
 */
import { pingTasks, purgeExpired, tables } from "@latch/adapters/dynamodb";
import { createLog } from "@latch/adapters/telemetry/log";
import { createTasksApp } from "@latch/api";
import { composeTasks } from "@latch/composition/tasks";
import { MachineEnvironment } from "@latch/config/machine";
import { readTasksServerConfig, TasksServerEnvironment } from "@latch/config/tasks-server";
import { TelemetryEnvironment } from "@latch/config/telemetry";
import { warnAboutVariables } from "@latch/config/warnings";
import { version } from "@latch/contract/version";
import { configurationWarnings } from "./configuration-warnings.ts";
import { connect } from "./connections.ts";
import { readAsset } from "./http/assets.ts";
import { createRequestAdmission } from "./http/request-admission.ts";
import { readSocketAddress } from "./http/serve.ts";
import { serveUntilStopped } from "./http/serve-until-stopped.ts";
import { shareChecks } from "./http/share-checks.ts";
import { runEntry } from "./lifecycle.ts";
import { createObservation } from "./observation.ts";
import { runEvery } from "./run-every.ts";

await runEntry(async () => {
  const config = readTasksServerConfig(process.env);
  const log = createLog(config.LOG_LEVEL, { bufferMs: 10 });
  const schemas = [TasksServerEnvironment, MachineEnvironment, TelemetryEnvironment];
  warnAboutVariables(process.env, schemas, configurationWarnings(config, log));
  const admission = createRequestAdmission({
    maxConcurrent: config.MAX_CONCURRENT_REQUESTS,
    maxLagMs: config.MAX_EVENT_LOOP_LAG_MS,
  });
  const {
    observation,
    observer,
    stop: stopObservation,
  } = await createObservation({
    config,
    environment: process.env,
    gauges: { requests_in_progress: admission.inProgress },
    log,
  });
  const database = connect(process.env, observer, {
    maxConnections: config.MAX_CONCURRENT_REQUESTS,
  });
  // Connections of its own, so that the probe of readiness does not wait for the calls of other requests.
  const probe = connect(process.env, observer);
  const services = composeTasks({ config, database, log });
  const app = createTasksApp({
    ...services,
    dependencies: shareChecks({
      ...services.dependencies,
      dynamodb: () => pingTasks(probe),
    }),
    observation,
    readAsset,
    readClientAddress: readSocketAddress,
    version,
  });
  // Does in development what DynamoDB's TTL does in production.
  const purge =
    config.NODE_ENV === "development"
      ? runEvery(
          60,
          () => purgeExpired(database, Math.floor(Date.now() / 1000), { Tasks: tables.Tasks }),
          log,
        )
      : undefined;
  await serveUntilStopped(app, {
    environment: process.env,
    config,
    log,
    logFields: { issuer: config.LATCH_ISSUER },
    admission,
    measure: observation?.measure,
    ping: () => pingTasks(probe),
    async close() {
      await purge?.stop();
      database.close();
      probe.close();
      await stopObservation();
    },
  });
});
