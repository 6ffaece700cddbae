/**
 * Serves the tasks on Lambda, behind their own function URL, with one table and without keys and
 * accounts.
 */
import { openDatabase } from "@latch/adapters/dynamodb";
import { createLog } from "@latch/adapters/telemetry/log";
import { currentTimeLimit } from "@latch/adapters/time-limit";
import { createTasksApp } from "@latch/api";
import { composeTasks } from "@latch/composition/tasks";
import { readTasksConfig, TasksFunctionEnvironment } from "@latch/config/lambda/tasks";
import { warnAboutVariables } from "@latch/config/warnings";
import { version } from "@latch/contract/version";
import { readAsset } from "../lib/assets.ts";
import { createClientAddressReader } from "../lib/client-address.ts";
import { linkedEdgeSecret, linkedTables } from "../lib/linked-resources.ts";
import { createObservation } from "../lib/observation.ts";
import { serveEvents } from "../lib/serve-events.ts";
import { withinTimeLeft } from "../lib/within-time-left.ts";

const config = readTasksConfig(process.env);
const log = createLog(config.LOG_LEVEL);
warnAboutVariables(process.env, [TasksFunctionEnvironment], log);
const { observation, observer } = createObservation(config);
export const handler = withinTimeLeft(
  serveEvents(
    createTasksApp({
      ...composeTasks({
        config,
        database: openDatabase({
          tables: linkedTables(["Tasks"]),
          region: config.AWS_REGION,
          client: config.DYNAMODB_CLIENT,
          environment: process.env,
          observer,
          timeLimit: currentTimeLimit,
        }),
        log,
      }),
      observation,
      readAsset,
      readClientAddress: createClientAddressReader(linkedEdgeSecret()),
      version,
    }),
  ),
);
