import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { credentialVariables, dataVariables } from "../variables/data.ts";
import { Environment } from "./api.ts";

const { DYNAMODB_ENDPOINT, EVENTS_ENDPOINT, LATCH_TABLE_PREFIX } = dataVariables;

/** Every binding that the edge reads beside the API's own variables. */
export const EdgeEnvironment = z.object({
  AWS_REGION: z.string().min(1),
  DYNAMODB_ENDPOINT,
  EVENTS_ENDPOINT,
  LATCH_TABLE_PREFIX,
  ...credentialVariables,
  LATCH_KEYS: z.string().min(1),
  // No runtime of the edge has Argon2.
  PASSWORD_HASH: z
    .literal("bcrypt", "Must be bcrypt: Argon2 is not to be had on the edge")
    .default("bcrypt"),
});

/** Bindings that are no text are not variables. @throws ConfigError with a line for each that is wrong */
export function readEdgeConfig(bindings: Variables) {
  const texts = Object.fromEntries(
    Object.entries(bindings).filter(([, value]) => typeof value === "string"),
  );
  return parseEnvironment(z.intersection(EdgeEnvironment, Environment), texts);
}
