import { type Database, openDatabase, type TableName } from "@latch/adapters/dynamodb";
import { createLog } from "@latch/adapters/telemetry/log";
import { currentTimeLimit, type TimeLimit } from "@latch/adapters/time-limit";
import {
  type QueueConsumerConfig,
  QueueConsumerEnvironment,
  readQueueConsumerConfig,
} from "@latch/config/lambda/queue-consumers";
import { warnAboutVariables } from "@latch/config/warnings";
import type { Log } from "@latch/core";
import { linkedTables } from "./linked-resources.ts";

/** What each AWS client of a function needs. */
type Connection = { region: string; timeLimit: TimeLimit };

/**
 * Opens the tables and the log of a function that serves no requests.
 * @param names the tables that are linked to the function; all by default
 * @throws ConfigError with a line for each invalid variable
 */
export function openQueueConsumer<Some extends TableName = TableName>(
  environment: Record<string, unknown>,
  names?: Some[],
): { config: QueueConsumerConfig; database: Database<Some>; connection: Connection; log: Log } {
  const config = readQueueConsumerConfig(environment);
  const { AWS_REGION, DYNAMODB_CLIENT, LOG_LEVEL } = config;
  const log = createLog(LOG_LEVEL);
  warnAboutVariables(environment, [QueueConsumerEnvironment], log);
  const connection = { region: AWS_REGION, timeLimit: currentTimeLimit };
  return {
    config,
    database: openDatabase({
      tables: linkedTables(names),
      ...connection,
      client: DYNAMODB_CLIENT,
      environment,
    }),
    connection,
    log,
  };
}
