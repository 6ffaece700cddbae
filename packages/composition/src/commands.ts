import { createRandomIds } from "@latch/adapters/crypto/random-ids";
import type { Database } from "@latch/adapters/dynamodb";
import { createNodeHasher } from "@latch/adapters/hashing/node";
import { createLog } from "@latch/adapters/telemetry/log";
import type { Config } from "@latch/config";
import { type Caller, createOpenAccount } from "@latch/core";
import { passwordPolicyOf } from "./password-policy.ts";
import { openUsers } from "./users.ts";

/** Accounts for a command: the same rules as the API's, done in the name of `cli`. */
export function createCommandAccounts(database: Database, config: Config) {
  const ids = createRandomIds(Date.now);
  const { users } = openUsers(database, Date.now);
  const openAccount = createOpenAccount({
    users,
    hasher: createNodeHasher({ prefer: config.PASSWORD_HASH, cost: config.BCRYPT_COST }),
    passwords: passwordPolicyOf(config, createLog(config.LOG_LEVEL)),
    ids,
    clock: Date.now,
  });
  const caller: Caller = { actor: "cli", address: "cli", requestId: ids("req") };
  /** The context of a command: nobody is logged in. */
  const ctx = { caller, principal: undefined };
  return { openAccount, users, ids, ctx };
}
