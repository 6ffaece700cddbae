import { createBreachCheck } from "@latch/adapters/hashing/breach-check";
import type { Config } from "@latch/config";
import { createPasswordPolicy, type Log, type PasswordPolicy } from "@latch/core";

/** The variables of the password policy. */
export type PasswordSettings = Pick<
  Config,
  "PASSWORD_MIN_LENGTH" | "BREACH_CHECK" | "BREACH_CHECK_URL"
>;

/** Constructs the password policy of the configuration. */
export const composePasswordPolicy = (config: PasswordSettings, log: Log): PasswordPolicy =>
  createPasswordPolicy({
    minLength: config.PASSWORD_MIN_LENGTH,
    isBreached: config.BREACH_CHECK
      ? createBreachCheck({ url: config.BREACH_CHECK_URL, log })
      : undefined,
  });
