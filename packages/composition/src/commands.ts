import { createRandomIdFactory } from "@latch/adapters/crypto/random-ids";
import type { Database } from "@latch/adapters/dynamodb";
import { createNodeHasher } from "@latch/adapters/hashing/node";
import type { Config } from "@latch/config";
import type { Log } from "@latch/core";
import { type AdmissionSettings, readAdmissionRules } from "./services/admission-rules.ts";
import { composeApiKeys } from "./services/api-keys.ts";
import { composeOpenAccount } from "./services/open-account.ts";
import type { PasswordSettings } from "./services/password-policy.ts";
import { openPersonalStores } from "./services/stores.ts";

type Settings = PasswordSettings &
  AdmissionSettings &
  Pick<Config, "PASSWORD_HASH" | "BCRYPT_COST">;

/**
 * Constructs the services of the commands. They apply the rules of the API, with `cli` as the
 * actor.
 */
export function composeCommands(database: Database, config: Settings, log: Log) {
  const clock = Date.now;
  const newId = createRandomIdFactory(clock);
  const stores = openPersonalStores(database, clock);
  const { openAccount, passwords } = composeOpenAccount({
    ...stores,
    config,
    hasher: createNodeHasher({ prefer: config.PASSWORD_HASH, cost: config.BCRYPT_COST }),
    newId,
    clock,
    log,
  });
  const rules = readAdmissionRules(config);
  const apiKeys = composeApiKeys({ ...stores, rules, newId, clock, defer: (work) => work(), log });
  /** The context of a command: it has no principal. */
  const ctx = {
    caller: { actor: "cli", address: "cli", requestId: newId("req") },
    principal: undefined,
  };
  return {
    openAccount,
    passwords,
    apiKeys,
    users: stores.users,
    changeUser: stores.changeUser,
    sessions: stores.sessions,
    ctx,
  };
}
