import type { EventType, UserId, WebhookEndpoint, WebhookEndpointId } from "@latch/contract";
import type { Authority } from "../shared/authority.ts";

/** A webhook endpoint as stored. */
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
  /** The signing secret, sealed. */
  secret: string;
  /** The previous secret, sealed. It also signs until `previousSecretUntil`. */
  previousSecret?: string;
  /** Milliseconds since 1970. */
  previousSecretUntil?: number;
  /** The number of consecutive failures, up to the number after which the endpoint may be disabled. */
  failures?: number;
  /** When the first of them happened; milliseconds since 1970. */
  failingSince?: number;
};

/**
 * Stores webhook endpoints. Their number is small, so that all are read together. Reads are
 * strongly consistent.
 */
export interface WebhookEndpointStore {
  get(endpointId: WebhookEndpointId): Promise<StoredWebhookEndpoint | undefined>;
  /** Lists all endpoints, newest first. */
  list(): Promise<StoredWebhookEndpoint[]>;
  /** Replaces the secrets unless they have changed since `before`. @returns whether they were replaced */
  saveSecrets(before: StoredWebhookEndpoint, after: StoredWebhookEndpoint): Promise<boolean>;
  /**
   * Counts a failed attempt, up to `maxFailures`.
   * @returns the updated endpoint; undefined if it does not exist
   */
  countFailure(
    endpointId: WebhookEndpointId,
    atMs: number,
    maxFailures: number,
  ): Promise<StoredWebhookEndpoint | undefined>;
  /** Resets the failures. With `enable`, a disabled endpoint is enabled again. */
  recover(endpointId: WebhookEndpointId, enable: boolean): Promise<void>;
  /**
   * Disables an enabled endpoint. With `threshold`, only if its failures reach it.
   * @returns whether it was disabled
   */
  disable(
    endpointId: WebhookEndpointId,
    reason: NonNullable<WebhookEndpoint["disabledReason"]>,
    atMs: number,
    threshold?: { failures: number; sinceMs: number },
  ): Promise<boolean>;
}

/**
 * Stores the changes that administrators make to webhook endpoints. Each is one transaction, which has the result
 * `session_ended` if the epochs of the judged user are not current any more.
 */
export interface WebhookEndpointChanges {
  /** Creates an endpoint and counts it. @returns `refused` if there are `maxEndpoints` already */
  create(
    endpoint: StoredWebhookEndpoint,
    maxEndpoints: number,
    authority: Authority,
  ): Promise<EndpointChangeOutcome>;
  /** Deletes an endpoint. @returns `refused` if it does not exist */
  remove(endpointId: WebhookEndpointId, authority: Authority): Promise<EndpointChangeOutcome>;
  /** Replaces the secrets. @returns `refused` if they have changed since `before` */
  replaceSecrets(
    before: StoredWebhookEndpoint,
    after: StoredWebhookEndpoint,
    authority: Authority,
  ): Promise<EndpointChangeOutcome>;
}
type EndpointChangeOutcome = "done" | "refused" | "session_ended";

/**
 * Creates, seals and opens the secrets of endpoints. The API returns a secret once; the store keeps
 * it sealed.
 */
export interface WebhookSecrets {
  /** Creates a random secret. */
  create(): Promise<{ text: string; sealed: string }>;
  /** Opens a sealed secret; undefined if no configured key sealed it. */
  open(sealed: string): Promise<string | undefined>;
  /**
   * Seals a secret with the current key; undefined if it is sealed with it already, or cannot be
   * opened.
   */
  reseal(sealed: string): Promise<string | undefined>;
}

/** Returns why a URL is not allowed, without a DNS lookup; undefined if it is allowed. */
export type UrlRejection = (url: string) => string | undefined;
