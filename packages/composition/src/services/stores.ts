import {
  createActivityStore,
  createApiKeyStore,
  createBillingStore,
  createLockoutStore,
  createOneTimeTokenStore,
  createSessionStore,
  createTaskStore,
  createWebhookDeliveryStore,
  createWebhookEndpointStore,
  type Database,
} from "@latch/adapters/dynamodb";
import type {
  ActivityStore,
  Clock,
  OneTimeTokenStore,
  SessionStore,
  TaskStore,
  WebhookDeliveryStore,
  WebhookEndpointStore,
} from "@latch/core";
import { openUsers } from "./users.ts";

export const openSessionStore = (database: Database<"Sessions">): SessionStore =>
  createSessionStore(database);

export const openOneTimeTokenStore = (database: Database<"OneTimeTokens">): OneTimeTokenStore =>
  createOneTimeTokenStore(database);

export const openActivityStore = (database: Database<"Activity">): ActivityStore =>
  createActivityStore(database);

export const openTaskStore = (database: Database<"Tasks">): TaskStore => createTaskStore(database);

export const openWebhookEndpointStore = (
  database: Database<"WebhookEndpoints">,
): WebhookEndpointStore => createWebhookEndpointStore(database);

export const openWebhookDeliveryStore = (
  database: Database<"WebhookDeliveries">,
): WebhookDeliveryStore => createWebhookDeliveryStore(database);

/** Opens every store that holds personal data, with `changeUser`: what the API and an erasure need. */
export const openPersonalStores = (database: Database, clock: Clock) => ({
  ...openUsers(database, clock),
  sessions: openSessionStore(database),
  apiKeys: createApiKeyStore(database),
  oneTimeTokens: openOneTimeTokenStore(database),
  lockouts: createLockoutStore(database),
  activity: openActivityStore(database),
  billing: createBillingStore(database),
});
export type PersonalStores = ReturnType<typeof openPersonalStores>;
