import type { DomainEvent } from "../events/domain-event.ts";
import type { Clock } from "../shared/ports.ts";
import type { DeliveryQueue, WebhookDeliveryStore } from "./delivery.ts";
import type { WebhookEndpointStore } from "./endpoint.ts";
import { createEndpointCache } from "./endpoint-cache.ts";
import { isSubscribed } from "./subscriptions.ts";
import { deliveryTtlSeconds } from "./webhooks.ts";

type Deps = {
  endpoints: WebhookEndpointStore;
  deliveries: WebhookDeliveryStore;
  queue: DeliveryQueue;
  clock: Clock;
};

/**
 * Creates the consumer that creates a delivery of an event for each enabled endpoint that subscribes to
 * its type. An event that arrives twice creates one delivery. A delivery without an attempt is queued
 * again, because a crash may have happened before it was queued.
 */
export function createWebhookFanOut({ endpoints, deliveries, queue, clock }: Deps) {
  const listEndpoints = createEndpointCache({ endpoints, clock });

  return async ({ clientaddress, ...event }: DomainEvent): Promise<void> => {
    const { id: deliveryId, type, traceparent } = event;
    const body = JSON.stringify(event);
    const now = clock();
    const subscribers = (await listEndpoints(Date.parse(event.time))).filter((endpoint) =>
      isSubscribed(endpoint, type),
    );
    const refs = await Promise.all(
      subscribers.map(async ({ endpointId }) => {
        const ref = { endpointId, deliveryId };
        const existing = await deliveries.createIfAbsent({
          ...ref,
          type,
          body,
          status: "pending",
          attempts: 0,
          attemptsBefore: 0,
          nextAttemptAt: now,
          createdAt: new Date(now).toISOString(),
          expiresAt: Math.floor(now / 1000) + deliveryTtlSeconds,
        });
        return !existing || (existing.status === "pending" && existing.attempts === 0) ? [ref] : [];
      }),
    );
    await queue.send(refs.flat().map((ref) => ({ ...ref, traceparent })));
  };
}
