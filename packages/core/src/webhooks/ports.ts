import type { EventType, WebhookDelivery, WebhookEndpoint } from "@latch/contract";

/** A webhook endpoint as the store keeps it. */
export type StoredWebhookEndpoint = {
  endpointId: string;
  url: string;
  description?: string;
  types?: EventType[];
  status: WebhookEndpoint["status"];
  disabledReason?: WebhookEndpoint["disabledReason"];
  disabledAt?: string;
  createdAt: string;
  createdBy: string;
  /** Sealed. */
  secret: string;
  /** Sealed; it signs as well until `previousSecretUntil`. */
  previousSecret?: string;
  /** Milliseconds. */
  previousSecretUntil?: number;
  /** Attempts that failed in a row. */
  failures?: number;
  /** Milliseconds: when the first of them was made. */
  failingSince?: number;
};

/** A delivery as the store keeps it. */
export type StoredWebhookDelivery = {
  endpointId: string;
  /** The id of the event. */
  deliveryId: string;
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
export type DeliveryRef = { endpointId: string; deliveryId: string };

/** The same, and the trace of what led to it. */
export type TracedDeliveryRef = DeliveryRef & { traceparent?: string };

/** Webhook endpoints: few, and read all together. Reads are strongly consistent. */
export interface WebhookEndpointStore {
  /** One transaction with the count: says no when there are `most` already. */
  create(endpoint: StoredWebhookEndpoint, most: number): Promise<boolean>;
  get(endpointId: string): Promise<StoredWebhookEndpoint | undefined>;
  /** Newest first. */
  list(): Promise<StoredWebhookEndpoint[]>;
  remove(endpointId: string): Promise<void>;
  /** Replaces the secrets unless someone else has replaced them since `before` was read. */
  saveSecrets(before: StoredWebhookEndpoint, after: StoredWebhookEndpoint): Promise<boolean>;
  /** Counts an attempt that failed. @returns the endpoint as it is now; undefined if there is none */
  countFailure(endpointId: string, at: number): Promise<StoredWebhookEndpoint | undefined>;
  /** Forgets the failures; with `enable` a disabled endpoint is told again, too. */
  recover(endpointId: string, enable: boolean): Promise<void>;
  /** Disables an enabled endpoint; with `least`, only if so many attempts failed in a row. */
  disable(
    endpointId: string,
    reason: NonNullable<WebhookEndpoint["disabledReason"]>,
    at: number,
    least?: { failures: number; since: number },
  ): Promise<boolean>;
}

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
    endpointId: string,
    page: { limit: number; before?: string; status?: WebhookDelivery["status"] },
  ): Promise<{ deliveries: Omit<StoredWebhookDelivery, "body">[]; next?: string }>;
}

/** Hands deliveries to whoever makes the attempts. */
export interface DeliveryQueue {
  /** @param delay seconds; at most what the queue can wait for, whoever takes it out looks again */
  send(refs: TracedDeliveryRef[], delay?: number): Promise<void>;
}

/** The secrets of endpoints: their texts leave the installation once, what is stored is sealed. */
export interface WebhookSecrets {
  create(): Promise<{ text: string; sealed: string }>;
  /** Undefined for what none of our keys has sealed. */
  open(sealed: string): Promise<string | undefined>;
  /** The same secret under the present key; undefined if it is, or can't be opened. */
  renew(sealed: string): Promise<string | undefined>;
}

/** What came of one request to an endpoint. */
export type SendResult = {
  /** The status of the answer, if there was one. */
  status?: number;
  /** Why there was none, in a word; never anything the other side said. */
  error?: string;
  /** Seconds that the answer asked to wait. */
  retryAfter?: number;
};

/** Sends one signed event to one address. Never rejects. */
export type WebhookSender = (message: {
  url: string;
  /** `webhook-id`. */
  id: string;
  /** Milliseconds. */
  at: number;
  body: string;
  /** Goes along as a header of this name. */
  traceparent?: string;
  /** Each signs. */
  secrets: string[];
}) => Promise<SendResult>;

/** Why nothing may be sent to a URL, as far as it shows without a look-up; undefined if it may. */
export type RefuseUrl = (url: string) => string | undefined;
