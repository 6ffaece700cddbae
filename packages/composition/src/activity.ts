import type { Database } from "@latch/adapters/dynamodb";
import {
  createQueueConsumer,
  type QueueConsumer,
  readEnvelope,
  type Watch,
} from "@latch/adapters/messaging";
import { createActivityRecorder, type Log } from "@latch/core";
import { openActivityStore } from "./services/stores.ts";

type Parts = { database: Database<"Activity">; log: Log; watch?: Watch };

/** Constructs the recorder of events, whose records users see as their activity. */
export const composeActivityRecorder = (database: Database<"Activity">) =>
  createActivityRecorder(openActivityStore(database));

/** The consumer of the queue `record-activity`. */
export const composeActivityConsumer = ({ database, ...watching }: Parts): QueueConsumer =>
  createQueueConsumer({
    read: readEnvelope,
    handle: composeActivityRecorder(database),
    ...watching,
  });
