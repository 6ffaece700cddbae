import * as z from "zod";
import { type AreaReference, apiEntries } from "../reference.ts";
import { deprecatedSwitch, wholeNumber } from "../value-types.ts";

/** Which passwords are accepted, and how they are hashed. */
export const passwordVariables = {
  PASSWORD_MIN_LENGTH: wholeNumber(8, 64).default(8),
  PASSWORD_HASH: z.enum(["bcrypt", "argon2id"]).default("bcrypt"),
  BCRYPT_COST: wholeNumber(4, 15).default(10),
  BREACH_CHECK: deprecatedSwitch.default(false),
  BREACH_CHECK_URL: z
    .url({ protocol: /^https?$/ })
    .endsWith("/", "Must be an https URL to which five hex digits are added")
    .default("https://api.pwnedpasswords.com/range/"),
};

/** Threads of a server. */
export const hashingVariables = { HASH_WORKERS: wholeNumber(1, 64).optional() };

export const passwordReference = {
  title: "Passwords",
  variables: {
    PASSWORD_MIN_LENGTH: {
      summary: "The minimum length of a password, 8 to 64 characters.",
      neededBy: [apiEntries, "commands"],
    },
    PASSWORD_HASH: {
      summary:
        "The algorithm that hashes new passwords, bcrypt or argon2id; hashes of both are verified.",
      details: "The edge has bcrypt only.",
      neededBy: [apiEntries, "commands"],
    },
    BCRYPT_COST: {
      summary: "The cost of a bcrypt hash (log2 of the rounds), at least 10 in production.",
      neededBy: [apiEntries, "commands"],
    },
    HASH_WORKERS: {
      summary: "The number of threads that hash passwords; one for each core, if not set.",
      neededBy: ["server"],
      unset: "one for each core",
    },
    BREACH_CHECK: {
      summary:
        "true: passwords from known breaches are refused; five digits of their hash are looked up.",
      details:
        "The request has the first five hex digits of the SHA-1 hash and nothing else (k-anonymity range API). Only new passwords are looked up.",
      neededBy: [apiEntries, "commands"],
    },
    BREACH_CHECK_URL: {
      summary: "The URL of the range API for breached passwords; five hex digits are added to it.",
      details: "It must be https in production.",
      neededBy: [apiEntries, "commands"],
    },
  },
} satisfies AreaReference<typeof passwordVariables & typeof hashingVariables>;
