import * as z from "zod";
import { type AreaReference, apiEntries } from "../reference.ts";
import { deprecatedSwitch, wholeNumber } from "../value-types.ts";

/** The policy for passwords, and their hashing. */
export const passwordVariables = {
  PASSWORD_MIN_LENGTH: wholeNumber(8, 64).default(8),
  PASSWORD_HASH: z.enum(["bcrypt", "argon2id"]).default("bcrypt"),
  BCRYPT_COST: wholeNumber(4, 15).default(10),
  BREACH_CHECK: deprecatedSwitch.default(false),
  BREACH_CHECK_URL: z
    .url({ protocol: /^https?$/ })
    .endsWith("/", "Must be an https URL that ends with a slash")
    .default("https://api.pwnedpasswords.com/range/"),
};

/** The hashing threads of a server. */
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
        "The hash algorithm for new passwords: bcrypt or argon2id. Existing hashes of both are verified.",
      details: "The edge supports bcrypt only.",
      neededBy: [apiEntries, "commands"],
    },
    BCRYPT_COST: {
      summary: "The cost of new bcrypt hashes (log2 of the rounds), at least 10 in production.",
      neededBy: [apiEntries, "commands"],
    },
    HASH_WORKERS: {
      summary: "The number of threads that hash passwords. If not set, one for each core.",
      neededBy: ["server"],
      unset: "one for each core",
    },
    BREACH_CHECK: {
      summary: "true: new passwords are looked up in known breaches and rejected if found.",
      details:
        "The lookup sends only the first five hex digits of the password's SHA-1 hash (k-anonymity range API).",
      neededBy: [apiEntries, "commands"],
    },
    BREACH_CHECK_URL: {
      summary:
        "The URL of the range API for breached passwords; the lookup appends five hex digits.",
      details: "Must be https in production.",
      neededBy: [apiEntries, "commands"],
    },
  },
} satisfies AreaReference<typeof passwordVariables & typeof hashingVariables>;
