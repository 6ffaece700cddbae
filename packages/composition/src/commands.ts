import { createRandomIds } from "@latch/adapters/crypto/random-ids";
import type { Database } from "@latch/adapters/dynamodb";
import { createNodeHasher } from "@latch/adapters/hashing/node";
import { createLog } from "@latch/adapters/telemetry/log";
import type { Config } from "@latch/config";
import type { Caller } from "@latch/core";
import { composeAccounts } from "./accounts.ts";
import { composeApiKeys } from "./api-keys.ts";
import type { PasswordSettings } from "./password-policy.ts";
import { openPersonalStores } from "./stores.ts";

type Settings = PasswordSettings & Pick<Config, "BCRYPT_COST" | "LOG_LEVEL">;

/** The services of the commands: the rules of the API, with `cli` as the actor. */
export function composeCommands(database: Database, config: Settings) {
  const clock = Date.now;
  const ids = createRandomIds(clock);
  const log = createLog(config.LOG_LEVEL);
  const stores = openPersonalStores(database, clock);
  const { accounts } = composeAccounts({
    ...stores,
    config,
    hasher: createNodeHasher({ prefer: config.PASSWORD_HASH, cost: config.BCRYPT_COST }),
    ids,
    clock,
    log,
  });
  const apiKeys = composeApiKeys({ ...stores, ids, clock, defer: (work) => work(), log });
  const caller: Caller = { actor: "cli", address: "cli", requestId: ids("req") };
  return { accounts, apiKeys, users: stores.users, caller };
}
