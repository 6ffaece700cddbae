import type { EventId, EventType, WebhookDelivery, WebhookEndpointId } from "@latch/contract";

/** A delivery as the store keeps it. */
export type StoredWebhookDelivery = {
  endpointId: WebhookEndpointId;
  /** The id of the event. */
  deliveryId: EventId;
  type: EventType;
  /** What is sent, byte for byte. */
  body: string;
  status: WebhookDelivery["status"];
  attempts: number;
  /** How many of them were made before the schedule began anew. */
  attemptsBefore: number;
  /** Someone asked for the next attempt: it is made even if the endpoint is disabled. */
  requested?: boolean;
  /** Milliseconds; absent unless it is pending. */
  nextAttemptAt?: number;
  /** Milliseconds; an attempt is under way until then at the most. */
  leasedUntil?: number;
  createdAt: string;
  lastAttemptAt?: string;
  lastStatus?: number;
  lastError?: string;
  /** Seconds. */
  expiresAt: number;
};

/** A delivery by its names, as the queue hands it on. */
export type DeliveryRef = { endpointId: WebhookEndpointId; deliveryId: EventId };

/** The same, and the trace of what led to it. */
export type TracedDeliveryRef = DeliveryRef & { traceparent?: string };

/** What becomes of a delivery after an attempt, or instead of one. */
export type DeliveryOutcome = Pick<
  StoredWebhookDelivery,
  "status" | "nextAttemptAt" | "lastStatus" | "lastError"
>;

/** What is on its way to webhook endpoints, each change one conditional write. */
export interface WebhookDeliveryStore {
  /** Plans a delivery once, however often. @returns what stands there instead if it was planned */
  plan(delivery: StoredWebhookDelivery): Promise<StoredWebhookDelivery | undefined>;
  /**
   * Takes the right to make an attempt until `leasedUntil`, if one is due and none is under way.
   * @returns the delivery with this attempt counted, or why not: how it stands, if it is there
   */
  claim(
    ref: DeliveryRef,
    now: number,
    leasedUntil: number,
  ): Promise<{ claimed: StoredWebhookDelivery } | { refused: StoredWebhookDelivery | undefined }>;
  /** Ends an attempt. Says no if its lease ended meanwhile and another one began. */
  record(attempt: StoredWebhookDelivery, outcome: DeliveryOutcome): Promise<boolean>;
  /** Ends a pending delivery that nobody asked for and that is not under way. */
  giveUp(ref: DeliveryRef, now: number, lastError: string): Promise<boolean>;
  /** Makes an attempt due at once and begins the schedule anew, unless an attempt is under way. */
  request(
    ref: DeliveryRef,
    now: number,
    expiresAt: number,
  ): Promise<"requested" | "under_way" | "missing">;
  /** Newest first. */
  list(
    endpointId: WebhookEndpointId,
    page: { limit: number; before?: string; status?: WebhookDelivery["status"] },
  ): Promise<{ deliveries: Omit<StoredWebhookDelivery, "body">[]; next?: string }>;
}

/** Hands deliveries to whoever makes the attempts. */
export interface DeliveryQueue {
  /** @param delaySeconds at most what the queue can wait for, whoever takes it out looks again */
  send(refs: TracedDeliveryRef[], delaySeconds?: number): Promise<void>;
}
