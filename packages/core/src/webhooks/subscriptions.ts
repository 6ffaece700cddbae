import type { EventType } from "@latch/contract";
import type { DomainEvent } from "../events/domain-event.ts";
import type { Clock } from "../shared/ports.ts";
import type { StoredWebhookEndpoint, WebhookEndpointStore } from "./endpoint.ts";
import { createEndpointCache } from "./endpoint-cache.ts";

/** Returns whether an endpoint receives the events of a type. */
export const isSubscribed = ({ status, types }: StoredWebhookEndpoint, type: EventType): boolean =>
  status === "enabled" && (types?.includes(type) ?? true);

type Deps = { endpoints: Pick<WebhookEndpointStore, "list">; clock: Clock };

/**
 * Creates a function that returns whether an enabled webhook endpoint subscribes to an event. It returns true if the
 * endpoints cannot be read: the fan-out then decides.
 */
export function createSubscriberCheck({ endpoints, clock }: Deps) {
  const listEndpoints = createEndpointCache({ endpoints, clock });

  return async function hasSubscriber({ type, time }: DomainEvent): Promise<boolean> {
    try {
      const list = await listEndpoints(Date.parse(time));
      return list.some((endpoint) => isSubscribed(endpoint, type));
    } catch {
      return true;
    }
  };
}
