/** Deliveries to webhook endpoints, attempt by attempt. */
import { openDeliveryQueue } from "@latch/composition/delivery-queue";
import { composeDeliveryConsumer } from "@latch/composition/webhook-deliveries";
import { linkedDeliveries, linkedKeys } from "../lib/linked-resources.ts";
import { openQueueConsumer } from "../lib/open-queue-consumer.ts";

const { database, log, region } = openQueueConsumer(process.env, [
  "WebhookEndpoints",
  "WebhookDeliveries",
]);

export const handler = composeDeliveryConsumer({
  database,
  keys: linkedKeys(),
  queue: openDeliveryQueue({ region }, { url: linkedDeliveries() }),
  // On AWS there is nothing private that an installation would be told to reach.
  allowPrivate: false,
  log,
});
