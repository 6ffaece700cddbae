/** Consumes events and stores them as activity, which listMyActivity and listUserActivity return. */
import { composeActivityConsumer } from "@latch/composition/activity";
import { openQueueConsumer } from "../lib/open-queue-consumer.ts";
import { withinTimeLeft } from "../lib/within-time-left.ts";

const { config, database, log } = openQueueConsumer(process.env, ["Activity"]);

export const handler = withinTimeLeft(composeActivityConsumer({ config, database, log }));
