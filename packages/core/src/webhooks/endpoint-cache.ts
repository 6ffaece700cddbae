import type { Clock } from "../shared/ports.ts";
import type { StoredWebhookEndpoint, WebhookEndpointStore } from "./endpoint.ts";

/** Milliseconds for which a list is used. */
const maxAgeMs = 5000;

type Deps = { endpoints: Pick<WebhookEndpointStore, "list">; clock: Clock };

/**
 * Creates a function that lists the endpoints for an event. One read serves all events that happened before it, for five
 * seconds: under load, most events cause no read. An event that is newer than the list causes another read, so that an
 * endpoint gets every event since its creation.
 */
export function createEndpointCache({ endpoints, clock }: Deps) {
  let cached: { atMs: number; list: Promise<StoredWebhookEndpoint[]> } | undefined;

  /** @param happenedAtMs when the event happened */
  return async function listFor(happenedAtMs: number): Promise<StoredWebhookEndpoint[]> {
    const now = clock();
    if (cached && cached.atMs >= happenedAtMs && now - cached.atMs < maxAgeMs) return cached.list;
    const read = { atMs: now, list: endpoints.list() };
    cached = read;
    read.list.catch(() => {
      if (cached === read) cached = undefined;
    });
    return read.list;
  };
}
