/** The event that a person is being erased, to the tasks: what they hold of the person goes as well. */
import { composeTaskErasureConsumer } from "@latch/composition/task-erasure";
import { openQueueConsumer } from "../lib/open-queue-consumer.ts";

const { database, log } = openQueueConsumer(process.env, ["Tasks"]);

export const handler = composeTaskErasureConsumer({ database, log });
