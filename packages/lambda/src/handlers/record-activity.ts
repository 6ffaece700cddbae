/** Events to Activity: what listMyActivity and listUserActivity show. */
import { createActivityStore } from "@latch/adapters/dynamodb";
import { createQueueConsumer, readEnvelope } from "@latch/adapters/messaging";
import { createActivityRecorder } from "@latch/core";
import { openBackground } from "../lib/queue-consumers.ts";

const { database, log } = openBackground(process.env, ["Activity"]);

export const handler = createQueueConsumer({
  read: readEnvelope,
  handle: createActivityRecorder(createActivityStore(database)),
  log,
});
