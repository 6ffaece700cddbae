import {
  type Clock,
  createOpenAccount,
  type Log,
  type NewId,
  type PasswordHasher,
} from "@latch/core";
import { composePasswordPolicy, type PasswordSettings } from "./password-policy.ts";
import type { PersonalStores } from "./stores.ts";

type Parts = Pick<PersonalStores, "users"> & {
  config: PasswordSettings;
  hasher: PasswordHasher;
  newId: NewId;
  clock: Clock;
  log: Log;
};

/**
 * Constructs the use case that creates accounts, and the password policy, which the API also
 * enforces elsewhere.
 */
export function composeOpenAccount({ config, log, ...parts }: Parts) {
  const passwords = composePasswordPolicy(config, log);
  return { passwords, ...createOpenAccount({ ...parts, passwords }) };
}
