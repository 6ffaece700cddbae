import type { Database } from "@latch/adapters/dynamodb";
import {
  createQueueConsumer,
  type QueueConsumer,
  readEnvelope,
  type Watch,
} from "@latch/adapters/messaging";
import { type Clock, createWebhookPlanner, type DeliveryQueue, type Log } from "@latch/core";
import { openWebhookDeliveryStore, openWebhookEndpointStore } from "./services/stores.ts";

type Parts = {
  database: Database<"WebhookEndpoints" | "WebhookDeliveries">;
  queue: DeliveryQueue;
  clock?: Clock;
};

/** Constructs the fan-out of events to the webhook endpoints that want them. */
export const composeFanOut = ({ database, queue, clock = Date.now }: Parts) =>
  createWebhookPlanner({
    endpoints: openWebhookEndpointStore(database),
    deliveries: openWebhookDeliveryStore(database),
    queue,
    clock,
  });

/** The consumer of the queue `plan-webhooks`. */
export const composeFanOutConsumer = ({
  log,
  watch,
  ...parts
}: Parts & { log: Log; watch?: Watch }): QueueConsumer =>
  createQueueConsumer({ read: readEnvelope, handle: composeFanOut(parts), log, watch });
