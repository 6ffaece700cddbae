import { createBreachCheck } from "@latch/adapters/hashing/breach-check";
import type { Config } from "@latch/config";
import { createPasswordPolicy, type Log, type PasswordPolicy } from "@latch/core";

/** Bytes that each format takes in: bcrypt 72, argon2id more than the contract lets through. */
const maxBytes: Record<Config["PASSWORD_HASH"], number> = { bcrypt: 72, argon2id: 4096 };

export type PasswordSettings = Pick<
  Config,
  "PASSWORD_HASH" | "PASSWORD_MIN_LENGTH" | "BREACH_CHECK" | "BREACH_CHECK_URL"
>;

/** The password policy that the configuration asks for. */
export const composePasswordPolicy = (config: PasswordSettings, log: Log): PasswordPolicy =>
  createPasswordPolicy({
    minLength: config.PASSWORD_MIN_LENGTH,
    maxBytes: maxBytes[config.PASSWORD_HASH],
    isBreached: config.BREACH_CHECK
      ? createBreachCheck({ url: config.BREACH_CHECK_URL, log })
      : undefined,
  });
