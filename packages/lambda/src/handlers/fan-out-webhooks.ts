/** Events to deliveries: one for each webhook endpoint that wants an event. */
import { createWebhookDeliveryStore, createWebhookEndpointStore } from "@latch/adapters/dynamodb";
import { createQueueConsumer, readEnvelope } from "@latch/adapters/messaging";
import { createWebhookPlanner } from "@latch/core";
import { openDeliveryQueue } from "../lib/delivery-queue.ts";
import { openBackground } from "../lib/queue-consumers.ts";

const { database, log, region } = openBackground(process.env, [
  "WebhookEndpoints",
  "WebhookDeliveries",
]);

export const handler = createQueueConsumer({
  read: readEnvelope,
  handle: createWebhookPlanner({
    endpoints: createWebhookEndpointStore(database),
    deliveries: createWebhookDeliveryStore(database),
    queue: openDeliveryQueue(region),
    clock: Date.now,
  }),
  log,
});
