/** Consumes the events of erased users and deletes their tasks. */
import { composeTaskErasureConsumer } from "@latch/composition/task-erasure";
import { openQueueConsumer } from "../lib/open-queue-consumer.ts";
import { withinTimeLeft } from "../lib/within-time-left.ts";

const { database, log } = openQueueConsumer(process.env, ["Tasks"]);

export const handler = withinTimeLeft(composeTaskErasureConsumer({ database, log }));
