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

/** Constructs the recorder of events, whose records users see as their activity. */
export const composeActivityRecorder = (database: Database<"Activity">) =>
  createActivityRecorder(openActivityStore(database));

/** The consumer of the queue `record-activity`. */
export const composeActivityConsumer = ({ database, ...watching }: Parts): QueueConsumer =>
  createQueueConsumer({
    read: parseEventMessage,
    handle: composeActivityRecorder(database),
    ...watching,
  });
