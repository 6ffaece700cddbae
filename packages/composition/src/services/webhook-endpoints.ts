import { createWebhookSecrets, type KeyRing } from "@latch/adapters/crypto";
import type { Database } from "@latch/adapters/dynamodb";
import { createSecretResealing, type Log } from "@latch/core";
import { openWebhookEndpointStore } from "./stores.ts";

/** Opens the webhook endpoints and what seals their secrets. */
export const openWebhookEndpoints = (database: Database<"WebhookEndpoints">, keys: KeyRing) => ({
  endpoints: openWebhookEndpointStore(database),
  secrets: createWebhookSecrets(keys),
});

/** Constructs the renewal of endpoint secrets that the previous key has sealed. */
export const composeSecretResealing = (
  endpoints: ReturnType<typeof openWebhookEndpoints>,
  log: Log,
): (() => Promise<void>) => createSecretResealing({ ...endpoints, log });
