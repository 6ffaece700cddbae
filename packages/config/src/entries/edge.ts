import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { credentialVariables, dataVariables } from "../variables/data.ts";
import { Environment } from "./api.ts";

const { DYNAMODB_ENDPOINT, EVENTS_ENDPOINT, LATCH_TABLE_PREFIX } = dataVariables;

/** The schema of the bindings that the edge reads besides the variables of the API. */
export const EdgeEnvironment = z.object({
  AWS_REGION: z.string().min(1),
  DYNAMODB_ENDPOINT,
  EVENTS_ENDPOINT,
  LATCH_TABLE_PREFIX,
  ...credentialVariables,
  LATCH_KEYS: z.string().min(1),
  // workerd has no Argon2.
  PASSWORD_HASH: z
    .literal("bcrypt", "Must be bcrypt: the edge does not support Argon2")
    .default("bcrypt"),
});

/** Reads the configuration of the edge from its text bindings. @throws ConfigError with a line for each invalid variable */
export function readEdgeConfig(bindings: Variables) {
  const texts = Object.fromEntries(
    Object.entries(bindings).filter(([, value]) => typeof value === "string"),
  );
  return parseEnvironment(z.intersection(EdgeEnvironment, Environment), texts);
}
