/** Consumes the queue of webhook deliveries: each message is one attempt. */
import { openDeliveryQueue } from "@latch/composition/delivery-queue";
import { composeDeliveryConsumer } from "@latch/composition/webhook-deliveries";
import { linkedDeliveries, linkedSubkeys } from "../lib/linked-resources.ts";
import { openQueueConsumer } from "../lib/open-queue-consumer.ts";

const { database, log, region } = openQueueConsumer(process.env, [
  "WebhookEndpoints",
  "WebhookDeliveries",
]);

export const handler = composeDeliveryConsumer({
  database,
  keys: linkedSubkeys("webhooks"),
  queue: openDeliveryQueue({ region }, { url: linkedDeliveries() }),
  // On AWS, no webhook endpoint has a private address.
  allowPrivate: false,
  log,
});
