import {
  createWebhookSecretOpener,
  createWebhookSecrets,
  type KeysFor,
} from "@latch/adapters/crypto";
import type { Database } from "@latch/adapters/dynamodb";
import { openWebhookEndpointStore } from "./stores.ts";

/** Opens the store of webhook endpoints and the codec of their secrets. */
export const openWebhookEndpoints = (
  database: Database<"WebhookEndpoints">,
  keys: KeysFor<"maintenance">,
) => ({
  endpoints: openWebhookEndpointStore(database),
  secrets: createWebhookSecrets(keys),
});

/** Opens the store of webhook endpoints, with secrets that can be opened and not sealed. */
export const openWebhookTargets = (
  database: Database<"WebhookEndpoints">,
  keys: KeysFor<"webhooks">,
) => ({
  endpoints: openWebhookEndpointStore(database),
  secrets: createWebhookSecretOpener(keys),
});
