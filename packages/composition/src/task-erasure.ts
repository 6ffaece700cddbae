import type { Database } from "@latch/adapters/dynamodb";
import {
  createQueueConsumer,
  createSendAgain,
  type Messaging,
  parseEventMessage,
  type QueueConsumer,
  type QueueObserver,
} from "@latch/adapters/messaging";
import { timeLeftMs } from "@latch/adapters/time-limit";
import { createEraseTasks, type Log } from "@latch/core";
import { openTaskStore } from "./services/stores.ts";

type Parts = {
  database: Database<"Tasks">;
  /** Sends the message of an erasure that has not ended to the end of its queue. */
  sqs: Messaging["sqs"];
  /** The URL of its queue. Called when it is needed, so that the process starts during an outage of SQS. */
  queueUrl: () => Promise<string> | string;
  log: Log;
  observer?: QueueObserver;
  /** The number of tasks that one run deletes. Tests reduce it. */
  maxItems?: number;
};

/** Milliseconds of a run that stay for its last step, and to send the message again. */
const reserveMs = 20_000;

/**
 * Constructs the consumer of the queue `forget-person`, which deletes the tasks of an erased user. A user with more
 * tasks than one run deletes goes to the end of the queue, behind the users that wait.
 */
export function composeTaskErasureConsumer(parts: Parts): QueueConsumer {
  const { database, sqs, queueUrl, maxItems = 25_000, ...options } = parts;
  const eraseTasks = createEraseTasks({
    tasks: openTaskStore(database),
    limit: () => ({ milliseconds: timeLeftMs() - reserveMs, items: maxItems }),
    clock: database.clock,
  });
  const sendAgain = createSendAgain(sqs, queueUrl);
  return createQueueConsumer({
    read: parseEventMessage,
    handle: async ({ data }, record) => {
      if (!(await eraseTasks(data.userId))) await sendAgain(record);
    },
    ...options,
    timeoutMs: 55_000,
  });
}
