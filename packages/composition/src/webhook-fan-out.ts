import type { Database } from "@latch/adapters/dynamodb";
import {
  createQueueConsumer,
  parseEventMessage,
  type QueueConsumer,
  type QueueObserver,
} from "@latch/adapters/messaging";
import { type Clock, createWebhookFanOut, type DeliveryQueue, type Log } from "@latch/core";
import { openWebhookDeliveryStore, openWebhookEndpointStore } from "./services/stores.ts";

type Parts = {
  database: Database<"WebhookEndpoints" | "WebhookDeliveries">;
  queue: DeliveryQueue;
  clock?: Clock;
};

/** Constructs the fan-out of events to the webhook endpoints that subscribe to them. */
export const composeFanOut = ({ database, queue, clock = database.clock }: Parts) =>
  createWebhookFanOut({
    endpoints: openWebhookEndpointStore(database),
    deliveries: openWebhookDeliveryStore(database),
    queue,
    clock,
  });

/** Constructs the consumer of the queue `plan-webhooks`. */
export const composeFanOutConsumer = ({
  log,
  observer,
  ...parts
}: Parts & { log: Log; observer?: QueueObserver }): QueueConsumer =>
  createQueueConsumer({ read: parseEventMessage, handle: composeFanOut(parts), log, observer });
