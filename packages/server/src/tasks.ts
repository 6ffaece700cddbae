/** `npm run start:tasks`: the tasks by themselves on a Node server; accounts and keys are the issuer's. */
import { pingTasks, purgeExpired, tables } from "@latch/adapters/dynamodb";
import { createLog } from "@latch/adapters/telemetry/log";
import { createTasksApp } from "@latch/api";
import { composeTasks } from "@latch/composition/tasks";
import { MachineEnvironment } from "@latch/config/machine";
import { readTasksServerConfig, TasksServerEnvironment } from "@latch/config/tasks-server";
import { TelemetryEnvironment } from "@latch/config/telemetry";
import { warnAboutVariables } from "@latch/config/warnings";
import { version } from "@latch/contract/version";
import { connect } from "./connections.ts";
import { readAsset } from "./http/assets.ts";
import { readSocketAddress } from "./http/serve.ts";
import { serveUntilStopped } from "./http/serve-until-stopped.ts";
import { runEntry } from "./lifecycle.ts";
import { createObservation } from "./observation.ts";
import { runEvery } from "./run-every.ts";

await runEntry(async () => {
  const config = readTasksServerConfig(process.env);
  const log = createLog(config.LOG_LEVEL, { bufferMs: 10 });
  const schemas = [TasksServerEnvironment, MachineEnvironment, TelemetryEnvironment];
  warnAboutVariables(process.env, schemas, log);
  const { observation, observer, ...watching } = await createObservation({
    config,
    environment: process.env,
    log,
  });
  const database = connect(process.env, observer);
  const app = createTasksApp({
    ...composeTasks({ config, database, log }),
    observation,
    readAsset,
    addressOf: readSocketAddress,
    version,
  });
  // As DynamoDB's TTL does in production.
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
    about: { issuer: config.LATCH_ISSUER },
    ping: () => pingTasks(database),
    async close() {
      await purge?.stop();
      database.close();
      await watching.stop();
    },
  });
});
