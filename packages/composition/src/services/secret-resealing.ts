import type { KeysFor } from "@latch/adapters/crypto";
import { createSealedSecretStore, type Database } from "@latch/adapters/dynamodb";
import { createTotpResealing } from "@latch/adapters/second-factors/totp-resealing";
import {
  type Clock,
  createSecretResealing,
  createTotpSecretResealing,
  type Log,
  type WorkLimit,
} from "@latch/core";
import { openWebhookEndpoints } from "./webhook-endpoints.ts";

type Parts = {
  database: Database<"WebhookEndpoints" | "Authenticators">;
  keys: KeysFor<"maintenance">;
  clock: Clock;
  log: Log;
};

/**
 * Constructs the function that seals the secrets of webhook endpoints and of TOTP with the current key.
 * One that fails does not stop the other.
 */
export function composeSecretResealing({
  database,
  keys,
  clock,
  log,
}: Parts): (limit: WorkLimit) => Promise<void> {
  const { current, previous } = keys.sealing;
  const resealWebhooks = createSecretResealing({ ...openWebhookEndpoints(database, keys), log });
  const resealTotp = createTotpSecretResealing({
    secrets: createSealedSecretStore(database),
    resealing: createTotpResealing(keys),
    keyIds: { current: current.id, previous: previous?.id },
    clock,
    log,
  });
  return async (limit) => {
    const outcomes = await Promise.allSettled([resealWebhooks(), resealTotp(limit)]);
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  };
}
