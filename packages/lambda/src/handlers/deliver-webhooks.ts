/** Consumes the queue of webhook deliveries: each message is one attempt. */
import { openDeliveryQueue } from "@latch/composition/delivery-queue";
import { composeDeliveryConsumer } from "@latch/composition/webhook-deliveries";
import { linkedDeliveries, linkedSubkeys } from "../lib/linked-resources.ts";
import { openQueueConsumer } from "../lib/open-queue-consumer.ts";
import { withinTimeLeft } from "../lib/within-time-left.ts";

const { database, log, connection } = openQueueConsumer(process.env, [
  "WebhookEndpoints",
  "WebhookDeliveries",
  "Throttles",
]);

export const handler = withinTimeLeft(
  composeDeliveryConsumer({
    database,
    keys: linkedSubkeys("webhooks"),
    queue: openDeliveryQueue(connection, { url: linkedDeliveries() }),
    // On AWS, no webhook endpoint has a private address.
    allowPrivate: false,
    log,
  }),
);
