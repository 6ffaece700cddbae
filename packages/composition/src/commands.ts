import type { KeysFor } from "@latch/adapters/crypto";
import { createRandomIdFactory } from "@latch/adapters/crypto/random-ids";
import type { Database } from "@latch/adapters/dynamodb";
import { createNodeHasher } from "@latch/adapters/hashing/node";
import type { Config } from "@latch/config";
import { createReapplyChange, type Log, type UserWithEmail } from "@latch/core";
import { type AdmissionSettings, readAdmissionRules } from "./services/admission-rules.ts";
import { composeApiKeys } from "./services/api-keys.ts";
import { createOneTimeSecrets } from "./services/one-time-token-secrets.ts";
import { composeOneTimeTokens } from "./services/one-time-tokens.ts";
import { composeOpenAccount } from "./services/open-account.ts";
import type { PasswordSettings } from "./services/password-policy.ts";
import { type CustomerSettings, composeCustomers } from "./services/payments.ts";
import { composePersonalData } from "./services/personal-data.ts";
import { openPersonalStores } from "./services/stores.ts";
import { composeTaskService } from "./services/tasks.ts";

type Settings = PasswordSettings &
  AdmissionSettings &
  CustomerSettings &
  Pick<Config, "PASSWORD_HASH" | "BCRYPT_COST">;

/**
 * Constructs the services of the commands. They apply the rules of the API, with `cli` as the
 * actor.
 * @param keys the keys of one-time tokens. Without them, no verification mail can be sent
 */
export function composeCommands(
  database: Database,
  config: Settings,
  log: Log,
  keys?: KeysFor<"mail">,
) {
  const { clock } = database;
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
  const { erase } = composePersonalData({
    ...stores,
    tasks: composeTaskService({ database, newId, clock }),
    customers: composeCustomers(config),
    newId,
    clock,
    log,
  });
  /** The context of a command: it has no principal. */
  const ctx = {
    caller: { actor: "cli", address: "cli", requestId: newId("req") },
    principal: undefined,
  };
  const tokens =
    keys && composeOneTimeTokens({ ...stores, secrets: createOneTimeSecrets(keys), newId, clock });
  /** Sends the verification link to a user. @returns false without keys */
  async function mailVerification(user: UserWithEmail): Promise<boolean> {
    await tokens?.issue("verify_email", user, ctx.caller);
    return tokens !== undefined;
  }
  return {
    openAccount,
    passwords,
    apiKeys,
    users: stores.users,
    changeUser: stores.changeUser,
    sessions: stores.sessions,
    mailVerification,
    reapplyChange: createReapplyChange({ ...stores, erase, clock }),
    ctx,
  };
}
