/** Deliveries to webhook endpoints, attempt by attempt. */

import { createWebhookSecrets } from "@latch/adapters/crypto";
import { createWebhookDeliveryStore, createWebhookEndpointStore } from "@latch/adapters/dynamodb";
import { createQueueConsumer, readDelivery } from "@latch/adapters/messaging";
import { createWebhookSender } from "@latch/adapters/webhooks/send";
import { createWebhookDeliverer } from "@latch/core";
import { openDeliveryQueue } from "../lib/delivery-queue.ts";
import { linkedKeys } from "../lib/linked-resources.ts";
import { openBackground } from "../lib/queue-consumers.ts";

const { database, log, region } = openBackground(process.env, [
  "WebhookEndpoints",
  "WebhookDeliveries",
]);
const clock = Date.now;

export const handler = createQueueConsumer({
  read: readDelivery,
  handle: createWebhookDeliverer({
    endpoints: createWebhookEndpointStore(database),
    deliveries: createWebhookDeliveryStore(database),
    secrets: createWebhookSecrets(linkedKeys()),
    queue: openDeliveryQueue(region),
    // On AWS there is nothing private that an installation would be told to reach.
    send: createWebhookSender({ allowPrivate: false, clock }),
    clock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    log,
  }),
  log,
});
