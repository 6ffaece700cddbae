import type { Database } from "@latch/adapters/dynamodb";
import {
  createQueueConsumer,
  type QueueConsumer,
  readEnvelope,
  type Watch,
} from "@latch/adapters/messaging";
import type { Log } from "@latch/core";
import { openTaskStore } from "./services/stores.ts";

type Parts = { database: Database<"Tasks">; log: Log; watch?: Watch };

/** The consumer of the queue `forget-person`: deletes the tasks of a user whose account is erased. */
export function composeTaskErasureConsumer({ database, ...watching }: Parts): QueueConsumer {
  const tasks = openTaskStore(database);
  return createQueueConsumer({
    read: readEnvelope,
    handle: ({ data }) => tasks.removeAll(data.userId),
    ...watching,
    patienceMs: 55_000,
  });
}
