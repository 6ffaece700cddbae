import { createBreachCheck } from "@latch/adapters/hashing/breach-check";
import type { Config } from "@latch/config";
import { createPasswordPolicy, type Log, type PasswordPolicy } from "@latch/core";

/**
 * The longest password of each format in bytes: 72 for bcrypt; for argon2id more than the contract
 * allows.
 */
const maxBytes: Record<Config["PASSWORD_HASH"], number> = { bcrypt: 72, argon2id: 4096 };

/** The variables of the password policy. */
export type PasswordSettings = Pick<
  Config,
  "PASSWORD_HASH" | "PASSWORD_MIN_LENGTH" | "BREACH_CHECK" | "BREACH_CHECK_URL"
>;

/** Constructs the password policy of the configuration. */
export const composePasswordPolicy = (config: PasswordSettings, log: Log): PasswordPolicy =>
  createPasswordPolicy({
    minLength: config.PASSWORD_MIN_LENGTH,
    maxBytes: maxBytes[config.PASSWORD_HASH],
    isBreached: config.BREACH_CHECK
      ? createBreachCheck({ url: config.BREACH_CHECK_URL, log })
      : undefined,
  });
