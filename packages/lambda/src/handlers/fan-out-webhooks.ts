/** Consumes events and queues a delivery for each webhook endpoint that subscribes to them. */
import { openDeliveryQueue } from "@latch/composition/delivery-queue";
import { composeFanOutConsumer } from "@latch/composition/webhook-fan-out";
import { linkedDeliveries } from "../lib/linked-resources.ts";
import { openQueueConsumer } from "../lib/open-queue-consumer.ts";
import { withinTimeLeft } from "../lib/within-time-left.ts";

const { database, log, connection } = openQueueConsumer(process.env, [
  "WebhookEndpoints",
  "WebhookDeliveries",
]);

export const handler = withinTimeLeft(
  composeFanOutConsumer({
    database,
    queue: openDeliveryQueue(connection, { url: linkedDeliveries() }),
    log,
  }),
);
