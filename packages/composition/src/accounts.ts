import { type Clock, createAccounts, type Ids, type Log, type PasswordHasher } from "@latch/core";
import { type PasswordSettings, passwordPolicyOf } from "./password-policy.ts";
import type { PersonalStores } from "./stores.ts";

type Parts = Pick<PersonalStores, "users" | "changeUser"> & {
  config: PasswordSettings;
  hasher: PasswordHasher;
  ids: Ids;
  clock: Clock;
  log: Log;
};

/** Constructs the service of accounts, and the password policy that the API enforces elsewhere too. */
export function composeAccounts({ config, log, ...parts }: Parts) {
  const passwords = passwordPolicyOf(config, log);
  return { passwords, accounts: createAccounts({ ...parts, passwords }) };
}
