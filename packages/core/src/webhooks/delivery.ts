import type { EventId, EventType, WebhookDelivery, WebhookEndpointId } from "@latch/contract";

/** A webhook delivery as stored. */
export type StoredWebhookDelivery = {
  endpointId: WebhookEndpointId;
  /** The id of the event. */
  deliveryId: EventId;
  type: EventType;
  /** The exact body of the request. */
  body: string;
  status: WebhookDelivery["status"];
  attempts: number;
  /** The number of attempts before the retry schedule was restarted. */
  attemptsBefore: number;
  /** An administrator requested the next attempt: it is made even if the endpoint is disabled. */
  requested?: boolean;
  /** Milliseconds since 1970; absent unless the delivery is pending. */
  nextAttemptAt?: number;
  /** When the lease of the current attempt ends; milliseconds since 1970. */
  leasedUntil?: number;
  createdAt: string;
  lastAttemptAt?: string;
  lastStatus?: number;
  lastError?: string;
  /** Seconds since 1970. */
  expiresAt: number;
};

/** The key of a delivery, as in messages of the queue. */
export type DeliveryRef = { endpointId: WebhookEndpointId; deliveryId: EventId };

/** The key of a delivery, and the trace that caused it. */
export type TracedDeliveryRef = DeliveryRef & { traceparent?: string };

/** The state of a delivery after an attempt. */
export type DeliveryOutcome = Pick<
  StoredWebhookDelivery,
  "status" | "nextAttemptAt" | "lastStatus" | "lastError"
>;

/** Stores webhook deliveries. Each change is one conditional write. */
export interface WebhookDeliveryStore {
  /** Creates a delivery unless it exists. @returns the existing one; undefined if it was created */
  createIfAbsent(delivery: StoredWebhookDelivery): Promise<StoredWebhookDelivery | undefined>;
  /**
   * Claims an attempt until `leasedUntil`, if one is due and none is in progress.
   * @returns `claimed`: the delivery with this attempt counted; `refused`: the stored delivery, if
   * it exists
   */
  claim(
    ref: DeliveryRef,
    now: number,
    leasedUntil: number,
  ): Promise<{ claimed: StoredWebhookDelivery } | { refused: StoredWebhookDelivery | undefined }>;
  /** Records the outcome of an attempt. @returns false if its lease expired and another attempt began */
  record(attempt: StoredWebhookDelivery, outcome: DeliveryOutcome): Promise<boolean>;
  /**
   * Ends a pending delivery that was not requested and has no attempt in progress.
   * @returns whether it ended
   */
  giveUp(ref: DeliveryRef, now: number, lastError: string): Promise<boolean>;
  /** Makes an attempt due at once and restarts the retry schedule, unless an attempt is in progress. */
  request(
    ref: DeliveryRef,
    now: number,
    expiresAt: number,
  ): Promise<"requested" | "under_way" | "missing">;
  /** Lists the deliveries of an endpoint, newest first. */
  list(
    endpointId: WebhookEndpointId,
    page: { limit: number; before?: string; status?: WebhookDelivery["status"] },
  ): Promise<{ deliveries: Omit<StoredWebhookDelivery, "body">[]; next?: string }>;
}

/** The queue of deliveries that are due. */
export interface DeliveryQueue {
  /**
   * Sends messages to the queue.
   * @param delaySeconds limited to the maximum delay of the queue; the consumer checks the due time again
   */
  send(refs: TracedDeliveryRef[], delaySeconds?: number): Promise<void>;
}
