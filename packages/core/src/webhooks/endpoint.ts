import type { EventType, UserId, WebhookEndpoint, WebhookEndpointId } from "@latch/contract";

/** A webhook endpoint as the store keeps it. */
export type StoredWebhookEndpoint = {
  endpointId: WebhookEndpointId;
  url: string;
  description?: string;
  types?: EventType[];
  status: WebhookEndpoint["status"];
  disabledReason?: WebhookEndpoint["disabledReason"];
  disabledAt?: string;
  createdAt: string;
  createdBy: UserId;
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

/** Webhook endpoints: few, and read all together. Reads are strongly consistent. */
export interface WebhookEndpointStore {
  /** One transaction with the count: says no when there are `most` already. */
  create(endpoint: StoredWebhookEndpoint, maxEndpoints: number): Promise<boolean>;
  get(endpointId: WebhookEndpointId): Promise<StoredWebhookEndpoint | undefined>;
  /** Newest first. */
  list(): Promise<StoredWebhookEndpoint[]>;
  remove(endpointId: WebhookEndpointId): Promise<void>;
  /** Replaces the secrets unless someone else has replaced them since `before` was read. */
  saveSecrets(before: StoredWebhookEndpoint, after: StoredWebhookEndpoint): Promise<boolean>;
  /** Counts an attempt that failed. @returns the endpoint as it is now; undefined if there is none */
  countFailure(
    endpointId: WebhookEndpointId,
    atMs: number,
  ): Promise<StoredWebhookEndpoint | undefined>;
  /** Forgets the failures; with `enable` a disabled endpoint is told again, too. */
  recover(endpointId: WebhookEndpointId, enable: boolean): Promise<void>;
  /** Disables an enabled endpoint; with `least`, only if so many attempts failed in a row. */
  disable(
    endpointId: WebhookEndpointId,
    reason: NonNullable<WebhookEndpoint["disabledReason"]>,
    atMs: number,
    threshold?: { failures: number; sinceMs: number },
  ): Promise<boolean>;
}

/** The secrets of endpoints: their texts leave the installation once, what is stored is sealed. */
export interface WebhookSecrets {
  create(): Promise<{ text: string; sealed: string }>;
  /** Undefined for what none of our keys has sealed. */
  open(sealed: string): Promise<string | undefined>;
  /** The same secret under the present key; undefined if it is, or can't be opened. */
  reseal(sealed: string): Promise<string | undefined>;
}

/** Why nothing may be sent to a URL, as far as it shows without a look-up; undefined if it may. */
export type UrlRejection = (url: string) => string | undefined;
