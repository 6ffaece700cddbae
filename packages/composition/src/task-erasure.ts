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

/**
 * Constructs the consumer of the queue `forget-person`, which deletes the tasks of an erased user.
 */
export function composeTaskErasureConsumer({ database, ...options }: Parts): QueueConsumer {
  const tasks = openTaskStore(database);
  return createQueueConsumer({
    read: parseEventMessage,
    handle: ({ data }) => tasks.removeAll(data.userId),
    ...options,
    timeoutMs: 55_000,
  });
}
