/** Consumes the events of erased users and deletes their tasks. */
import { openQueues } from "@latch/adapters/messaging";
import { composeTaskErasureConsumer } from "@latch/composition/task-erasure";
import { linkedErasures } from "../lib/linked-resources.ts";
import { openQueueConsumer } from "../lib/open-queue-consumer.ts";
import { withinTimeLeft } from "../lib/within-time-left.ts";

const { database, connection, log } = openQueueConsumer(process.env, ["Tasks"]);

export const handler = withinTimeLeft(
  composeTaskErasureConsumer({
    database,
    sqs: openQueues(connection),
    queueUrl: linkedErasures,
    log,
  }),
);
