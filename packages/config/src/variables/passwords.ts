import * as z from "zod";
import { type AreaReference, apis } from "../reference.ts";
import { formerSwitch, wholeNumber } from "../value-types.ts";

/** Which passwords are accepted, and how they are hashed. */
export const passwordVariables = {
  PASSWORD_MIN_LENGTH: wholeNumber(8, 64).default(8),
  PASSWORD_HASH: z.enum(["bcrypt", "argon2id"]).default("bcrypt"),
  BCRYPT_COST: wholeNumber(4, 15).default(10),
  BREACH_CHECK: formerSwitch.default(false),
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
      neededBy: [apis, "commands"],
    },
    PASSWORD_HASH: {
      summary:
        "The algorithm by which new passwords are hashed, bcrypt or argon2id; both are recognised.",
      details: "The edge has bcrypt only.",
      neededBy: [apis, "commands"],
    },
    BCRYPT_COST: {
      summary: "The cost of a bcrypt hash (log2 of the rounds), at least 10 in production.",
      neededBy: [apis, "commands"],
    },
    HASH_WORKERS: {
      summary: "The number of threads that hash passwords; one for each core, if not set.",
      neededBy: ["server"],
      unset: "one for each core",
    },
    BREACH_CHECK: {
      summary:
        "true: new passwords are looked up among the leaked ones, by five digits of their hash.",
      details:
        "Only the first five hex digits of the SHA-1 hash are sent (k-anonymity range API). A password from a known breach is refused.",
      neededBy: [apis, "commands"],
    },
    BREACH_CHECK_URL: {
      summary: "The URL at which they are looked up; five hex digits are added to it.",
      details: "https in production.",
      neededBy: [apis, "commands"],
    },
  },
} satisfies AreaReference<typeof passwordVariables & typeof hashingVariables>;
