import type { KeyRing } from "@latch/adapters/crypto";
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
import { openWebhookDeliveryStore } from "./services/stores.ts";
import { openWebhookEndpoints } from "./services/webhook-endpoints.ts";

type Parts = {
  database: Database<"WebhookEndpoints" | "WebhookDeliveries">;
  /** The API's: the secrets of endpoints are sealed with them. */
  keys: KeyRing;
  queue: DeliveryQueue;
  /** Whether endpoints at private addresses are delivered to. */
  allowPrivate: boolean;
  /** In the place of requests over HTTP. */
  send?: WebhookSender;
  clock?: Clock;
  log: Log;
};

/** Constructs the delivery of webhooks, attempt by attempt. */
export function composeDeliverer({
  database,
  keys,
  queue,
  allowPrivate,
  clock = Date.now,
  send = createWebhookSender({ allowPrivate, clock }),
  log,
}: Parts) {
  return createWebhookDeliverer({
    ...openWebhookEndpoints(database, keys),
    deliveries: openWebhookDeliveryStore(database),
    queue,
    send,
    clock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    log,
  });
}

/** The consumer of the queue `deliver-webhooks`. */
export const composeDeliveryConsumer = ({
  observer,
  ...parts
}: Parts & { observer?: QueueObserver }): QueueConsumer =>
  createQueueConsumer({
    read: parseDeliveryMessage,
    handle: composeDeliverer(parts),
    log: parts.log,
    observer,
  });
