/** The event that a person is being erased, to the tasks: what they hold of the person goes as well. */
import { createTaskStore } from "@latch/adapters/dynamodb";
import { createQueueConsumer, readEnvelope } from "@latch/adapters/messaging";
import { openBackground } from "../lib/queue-consumers.ts";

const { database, log } = openBackground(process.env, ["Tasks"]);
const tasks = createTaskStore(database);

export const handler = createQueueConsumer({
  read: readEnvelope,
  handle: ({ data }) => tasks.removeAll(data.userId),
  log,
  patience: 55_000,
});
