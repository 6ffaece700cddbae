import type { Database } from "@latch/adapters/dynamodb";
import {
  createQueueConsumer,
  parseEventMessage,
  type QueueConsumer,
  type QueueObserver,
} from "@latch/adapters/messaging";
import { createActivityRecorder, type Log } from "@latch/core";
import { openActivityStore } from "./services/stores.ts";

type Parts = { database: Database<"Activity">; log: Log; observer?: QueueObserver };

/** Constructs the activity recorder: it stores each event as activity of its user. */
export const composeActivityRecorder = (database: Database<"Activity">) =>
  createActivityRecorder(openActivityStore(database));

/** Constructs the consumer of the queue `record-activity`. */
export const composeActivityConsumer = ({ database, ...options }: Parts): QueueConsumer =>
  createQueueConsumer({
    read: parseEventMessage,
    handle: composeActivityRecorder(database),
    ...options,
  });
