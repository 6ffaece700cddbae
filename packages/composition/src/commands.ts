import { createRandomIds } from "@latch/adapters/crypto/random-ids";
import type { Database } from "@latch/adapters/dynamodb";
import { createNodeHasher } from "@latch/adapters/hashing/node";
import { createLog } from "@latch/adapters/telemetry/log";
import type { Config } from "@latch/config";
import { composeApiKeys } from "./services/api-keys.ts";
import { composeOpenAccount } from "./services/open-account.ts";
import type { PasswordSettings } from "./services/password-policy.ts";
import { openPersonalStores } from "./services/stores.ts";

type Settings = PasswordSettings & Pick<Config, "PASSWORD_HASH" | "BCRYPT_COST" | "LOG_LEVEL">;

/**
 * Constructs the services of the commands. They apply the rules of the API, with `cli` as the
 * actor.
 */
export function composeCommands(database: Database, config: Settings) {
  const clock = Date.now;
  const ids = createRandomIds(clock);
  const log = createLog(config.LOG_LEVEL);
  const stores = openPersonalStores(database, clock);
  const { openAccount } = composeOpenAccount({
    ...stores,
    config,
    hasher: createNodeHasher({ prefer: config.PASSWORD_HASH, cost: config.BCRYPT_COST }),
    ids,
    clock,
    log,
  });
  const apiKeys = composeApiKeys({ ...stores, ids, clock, defer: (work) => work(), log });
  /** The context of a command: it has no principal. */
  const ctx = {
    caller: { actor: "cli", address: "cli", requestId: ids("req") },
    principal: undefined,
  };
  return { openAccount, apiKeys, users: stores.users, ctx };
}
