import type { Database } from "@latch/adapters/dynamodb";
import {
  createQueueConsumer,
  parseEventMessage,
  type QueueConsumer,
  type QueueObserver,
} from "@latch/adapters/messaging";
import type { Config } from "@latch/config";
import { createActivityRecorder, type Log } from "@latch/core";
import { openActivityStore } from "./services/stores.ts";

type Parts = {
  config: Pick<Config, "ACTIVITY_RETENTION_DAYS">;
  database: Database<"Activity">;
  log: Log;
  observer?: QueueObserver;
};

/** Constructs the activity recorder: it stores each event as activity of its user. */
export const composeActivityRecorder = ({ config, database }: Pick<Parts, "config" | "database">) =>
  createActivityRecorder(
    openActivityStore(database, { retentionDays: config.ACTIVITY_RETENTION_DAYS }),
  );

/** Constructs the consumer of the queue `record-activity`. */
export const composeActivityConsumer = ({ config, database, ...options }: Parts): QueueConsumer =>
  createQueueConsumer({
    read: parseEventMessage,
    handle: composeActivityRecorder({ config, database }),
    ...options,
  });
