import type { DomainEvent } from "../events/domain-event.ts";
import type { Clock } from "../shared/ports.ts";
import type { DeliveryQueue, WebhookDeliveryStore } from "./delivery.ts";
import type { WebhookEndpointStore } from "./endpoint.ts";
import { deliverySeconds } from "./webhooks.ts";

type Deps = {
  endpoints: WebhookEndpointStore;
  deliveries: WebhookDeliveryStore;
  queue: DeliveryQueue;
  clock: Clock;
};

/**
 * Consumer of every event: plans its delivery to each enabled endpoint that wants it. Told twice it
 * plans once, and queues again what may have been planned without being queued.
 */
export const createWebhookFanOut =
  ({ endpoints, deliveries, queue, clock }: Deps) =>
  async ({ clientaddress, ...event }: DomainEvent): Promise<void> => {
    const { id: deliveryId, type, traceparent } = event;
    const body = JSON.stringify(event);
    const now = clock();
    const subscribers = (await endpoints.list()).filter(
      ({ status, types }) => status === "enabled" && (types?.includes(type) ?? true),
    );
    const refs = await Promise.all(
      subscribers.map(async ({ endpointId }) => {
        const ref = { endpointId, deliveryId };
        const planned = await deliveries.plan({
          ...ref,
          type,
          body,
          status: "pending",
          attempts: 0,
          attemptsBefore: 0,
          nextAttemptAt: now,
          createdAt: new Date(now).toISOString(),
          expiresAt: Math.floor(now / 1000) + deliverySeconds,
        });
        return !planned || (planned.status === "pending" && planned.attempts === 0) ? [ref] : [];
      }),
    );
    await queue.send(refs.flat().map((ref) => ({ ...ref, traceparent })));
  };
