import type { Database } from "@latch/adapters/dynamodb";
import {
  createQueueConsumer,
  parseEventMessage,
  type QueueConsumer,
  type QueueObserver,
} from "@latch/adapters/messaging";
import type { Log } from "@latch/core";
import { openTaskStore } from "./services/stores.ts";

type Parts = { database: Database<"Tasks">; log: Log; observer?: QueueObserver };

/** The consumer of the queue `forget-person`: deletes the tasks of a user whose account is erased. */
export function composeTaskErasureConsumer({ database, ...watching }: Parts): QueueConsumer {
  const tasks = openTaskStore(database);
  return createQueueConsumer({
    read: parseEventMessage,
    handle: ({ data }) => tasks.removeAll(data.userId),
    ...watching,
    timeoutMs: 55_000,
  });
}
