import * as z from "zod";
import { Environment, parseEnvironment, wholeNumber } from "../environment.ts";

/** What a worker is told beside the API's own settings, by bindings; those of the last block are secrets. */
const EdgeEnvironment = z.object({
  AWS_REGION: z.string().min(1),
  DYNAMODB_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  EVENTS_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  LATCH_TABLE_PREFIX: z
    .string()
    .regex(/^[\w.-]{0,200}$/, "Must be letters, digits, dots, dashes and underscores")
    .default("latch-"),
  /** Not Argon2: no runtime of the edge has it. */
  PASSWORD_HASH: z
    .literal("bcrypt", "Must be bcrypt: Argon2 is not to be had on the edge")
    .default("bcrypt"),
  BCRYPT_COST: wholeNumber(4, 15).default(10),

  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().optional(),
  LATCH_KEYS: z.string().min(1),
});

/** Bindings that are no text are not for us to read. @throws ConfigError naming each that is wrong */
export function readEdgeConfig(bindings: Record<string, unknown>) {
  const texts = Object.fromEntries(
    Object.entries(bindings).filter(([, value]) => typeof value === "string"),
  );
  return parseEnvironment(z.intersection(EdgeEnvironment, Environment), texts);
}
