import type { KeyRing } from "@latch/adapters/crypto";
import { createRandomIds } from "@latch/adapters/crypto/random-ids";
import type { Database } from "@latch/adapters/dynamodb";
import type { Log } from "@latch/core";
import { type CustomerSettings, composeCustomers } from "./services/payments.ts";
import { composePersonalData } from "./services/personal-data.ts";
import { openPersonalStores } from "./services/stores.ts";
import { composeSecretResealing, openWebhookEndpoints } from "./services/webhook-endpoints.ts";

type Parts = {
  config: CustomerSettings;
  database: Database;
  /** The API's: the secrets of endpoints are sealed with them. */
  keys: KeyRing;
  log: Log;
};

/** Constructs what a schedule runs where the API does not run it itself. */
export function composeMaintenance({ config, database, keys, log }: Parts) {
  const clock = Date.now;
  const stores = openPersonalStores(database, clock);
  const { finishErasures } = composePersonalData({
    ...stores,
    customers: composeCustomers(config),
    ids: createRandomIds(clock),
    clock,
    log,
  });
  return {
    /** Continues erasures that were interrupted. Resolves to how many it completed. */
    finishErasures,
    /** Seals endpoint secrets with the current key. */
    renewSecrets: composeSecretResealing(openWebhookEndpoints(database, keys), log),
  };
}
