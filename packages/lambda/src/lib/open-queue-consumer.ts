import { type Database, openDatabase, type TableName } from "@latch/adapters/dynamodb";
import { createLog } from "@latch/adapters/telemetry/log";
import {
  QueueConsumerEnvironment,
  readQueueConsumerConfig,
} from "@latch/config/lambda/queue-consumers";
import { warnAboutVariables } from "@latch/config/warnings";
import type { Log } from "@latch/core";
import { linkedTables } from "./linked-resources.ts";

/**
 * What a function stands on that answers nobody: the tables and a log.
 * @param names the tables that it is told about, if not all
 * @throws ConfigError with a line for each variable that is wrong
 */
export function openQueueConsumer<Some extends TableName = TableName>(
  environment: Record<string, unknown>,
  names?: Some[],
): { database: Database<Some>; region: string; log: Log } {
  const { AWS_REGION, LOG_LEVEL } = readQueueConsumerConfig(environment);
  const log = createLog(LOG_LEVEL);
  warnAboutVariables(environment, [QueueConsumerEnvironment], log);
  return {
    database: openDatabase({ tables: linkedTables(names), region: AWS_REGION }),
    region: AWS_REGION,
    log,
  };
}
