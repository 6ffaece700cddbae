import {
  createActivityStore,
  createApiKeyStore,
  createAuthenticatorStore,
  createBillingStore,
  createEndpointLoadStore,
  createOneTimeTokenStore,
  createSessionReader,
  createSessionStore,
  createTaskStore,
  createTrustedDeviceStore,
  createWebhookDeliveryStore,
  createWebhookEndpointChanges,
  createWebhookEndpointStore,
  type Database,
} from "@latch/adapters/dynamodb";
import type {
  ActivityStore,
  Clock,
  EndpointLoadStore,
  OneTimeTokenStore,
  SessionReader,
  TaskStore,
  WebhookDeliveryStore,
  WebhookEndpointChanges,
  WebhookEndpointStore,
} from "@latch/core";
import { openUsers } from "./users.ts";

/** Opens the reader of sessions. */
export const openSessionReader = (database: Database<"Sessions">): SessionReader =>
  createSessionReader(database);

/** Opens the store of one-time tokens. */
export const openOneTimeTokenStore = (database: Database<"OneTimeTokens">): OneTimeTokenStore =>
  createOneTimeTokenStore(database);

/** Opens the store of the activity log. */
export const openActivityStore = (
  database: Database<"Activity">,
  options?: Parameters<typeof createActivityStore>[1],
): ActivityStore => createActivityStore(database, options);

/** Opens the store of tasks. */
export const openTaskStore = (database: Database<"Tasks">): TaskStore => createTaskStore(database);

/** Opens the store of webhook endpoints. */
export const openWebhookEndpointStore = (
  database: Database<"WebhookEndpoints">,
): WebhookEndpointStore => createWebhookEndpointStore(database);

/** Opens the store of the changes that administrators make to webhook endpoints. */
export const openWebhookEndpointChanges = (
  database: Database<"WebhookEndpoints" | "Users">,
): WebhookEndpointChanges => createWebhookEndpointChanges(database);

/** Opens the store of webhook deliveries. */
export const openWebhookDeliveryStore = (
  database: Database<"WebhookDeliveries">,
): WebhookDeliveryStore => createWebhookDeliveryStore(database);

/** Opens the store of the load of webhook endpoints. */
export const openEndpointLoadStore = (
  database: Database<"Throttles">,
  clock: Clock,
): EndpointLoadStore => createEndpointLoadStore(database, clock);

/**
 * Opens all stores with personal data, and `changeUser`, for the API and for erasures.
 * @param activityRetentionDays the age of the oldest activity that is returned. Erasures return none
 */
export const openPersonalStores = (
  database: Database,
  clock: Clock,
  activityRetentionDays?: number,
) => ({
  ...openUsers(database, clock),
  sessions: createSessionStore(database),
  apiKeys: createApiKeyStore(database),
  authenticators: createAuthenticatorStore(database),
  trustedDevices: createTrustedDeviceStore(database),
  oneTimeTokens: openOneTimeTokenStore(database),
  activity: openActivityStore(database, { retentionDays: activityRetentionDays, clock }),
  billing: createBillingStore(database),
});
/** The stores with personal data. */
export type PersonalStores = ReturnType<typeof openPersonalStores>;
