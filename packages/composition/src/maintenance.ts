import { createRandomIds } from "@latch/adapters/crypto/random-ids";
import {
  createActivityStore,
  createApiKeyStore,
  createBillingStore,
  createLockoutStore,
  createOneTimeTokenStore,
  createSessionStore,
  type Database,
} from "@latch/adapters/dynamodb";
import { type Customers, createBillingHolder, createEraseAccount, type Log } from "@latch/core";
import { openUsers } from "./users.ts";

/**
 * Core's erasures without the rest of the API: they need no keys, no mail and no hashing.
 * @param customers of the payment provider, where there is one
 * @returns what goes on with those that were cut off, and says how many it brought to an end
 */
export function composeErasures(
  database: Database,
  log: Log,
  customers?: Customers,
): () => Promise<number> {
  const clock = Date.now;
  const { finishErasures } = createEraseAccount({
    ...openUsers(database, clock),
    sessions: createSessionStore(database),
    apiKeys: createApiKeyStore(database),
    oneTimeTokens: createOneTimeTokenStore(database),
    lockouts: createLockoutStore(database),
    activity: createActivityStore(database),
    holders: [createBillingHolder({ billing: createBillingStore(database), customers, log })],
    ids: createRandomIds(clock),
    clock,
    log,
  });
  return finishErasures;
}
