import type { KeysFor } from "@latch/adapters/crypto";
import type { Database } from "@latch/adapters/dynamodb";
import {
  createQueueConsumer,
  parseDeliveryMessage,
  type QueueConsumer,
  type QueueObserver,
} from "@latch/adapters/messaging";
import { createWebhookSender } from "@latch/adapters/webhooks/send";
import {
  type Clock,
  createWebhookDeliverer,
  type DeliveryQueue,
  type Log,
  type WebhookSender,
} from "@latch/core";
import { openEndpointLoadStore, openWebhookDeliveryStore } from "./services/stores.ts";
import { openWebhookTargets } from "./services/webhook-endpoints.ts";

type Parts = {
  database: Database<"WebhookEndpoints" | "WebhookDeliveries" | "Throttles">;
  /** The keys open the secrets of webhook endpoints. */
  keys: KeysFor<"webhooks">;
  queue: DeliveryQueue;
  /** Whether endpoints at private addresses are allowed. */
  allowPrivate: boolean;
  /** Replaces the HTTP client. */
  send?: WebhookSender;
  clock?: Clock;
  log: Log;
};

/** Constructs the webhook deliverer, which makes one attempt for each message. */
export function composeDeliverer({
  database,
  keys,
  queue,
  allowPrivate,
  clock = database.clock,
  send = createWebhookSender({ allowPrivate, clock }),
  log,
}: Parts) {
  return createWebhookDeliverer({
    ...openWebhookTargets(database, keys),
    deliveries: openWebhookDeliveryStore(database),
    loads: openEndpointLoadStore(database, clock),
    queue,
    send,
    clock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    log,
  });
}

/** Constructs the consumer of the queue `deliver-webhooks`. */
export const composeDeliveryConsumer = ({
  observer,
  ...parts
}: Parts & { observer?: QueueObserver }): QueueConsumer => {
  const deliver = composeDeliverer(parts);
  return createQueueConsumer({
    read: parseDeliveryMessage,
    handle: (ref, { messageAttributes }) =>
      deliver({ ...ref, traceparent: messageAttributes?.["traceparent"]?.stringValue }),
    log: parts.log,
    observer,
  });
};
