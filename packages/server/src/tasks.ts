/** `npm run start:tasks`: the tasks by themselves on a Node server; accounts and keys are the issuer's. */
import { pingTasks, purgeExpired, tables } from "@latch/adapters/dynamodb";
import { createLog } from "@latch/adapters/telemetry/log";
import { createTasksApp } from "@latch/api";
import { composeTasks } from "@latch/composition/tasks";
import { MachineEnvironment } from "@latch/config/machine";
import { readTasksServerConfig, TasksServerEnvironment } from "@latch/config/tasks-server";
import { TelemetryEnvironment } from "@latch/config/telemetry";
import { warnOfVariables } from "@latch/config/warnings";
import manifest from "../package.json" with { type: "json" };
import { connect } from "./connections.ts";
import { readAsset } from "./http/assets.ts";
import { listen, socketAddress } from "./http/serve.ts";
import { onStop, run } from "./lifecycle.ts";
import { createObservation } from "./observation.ts";
import { every } from "./run-every.ts";

await run(async () => {
  const config = readTasksServerConfig(process.env);
  const log = createLog(config.LOG_LEVEL, { gatherMs: 10 });
  const schemas = [TasksServerEnvironment, MachineEnvironment, TelemetryEnvironment];
  warnOfVariables(process.env, schemas, log);
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
    addressOf: socketAddress,
    version: manifest.version,
  });
  // As DynamoDB's TTL does in production.
  const purge =
    config.NODE_ENV === "development"
      ? every(
          60,
          () => purgeExpired(database, Math.floor(Date.now() / 1000), { Tasks: tables.Tasks }),
          log,
        )
      : undefined;
  const server = await listen(app, { port: config.PORT, host: config.HOST });
  log.info({ port: server.port, host: config.HOST, issuer: config.LATCH_ISSUER }, "listening");
  // `npm run dev:tasks` waits for this.
  process.send?.("listening");

  onStop(process.env, async () => {
    const answered = server.stop();
    log.info({}, "stopping");
    await answered;
    await purge?.stop();
    database.close();
    await watching.stop();
    log.info({}, "stopped");
    process.exit(0);
  });

  // It serves all the same: an outage of the database must not become a crash loop.
  await pingTasks(database).catch(({ name, message }: Error) =>
    log.error({ endpoint: config.DYNAMODB_ENDPOINT, name, reason: message }, "no database yet"),
  );
});
