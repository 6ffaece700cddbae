import * as z from "zod";
import { parseEnvironment, type Variables } from "../../environment.ts";
import { databaseVariables } from "../../variables/data.ts";
import { lambdaIssuer, lambdaRegion, lambdaVariables } from "../../variables/lambda.ts";
import { type Config, readConfig } from "../api.ts";

/** The schema of the variables that the function `Api` reads besides those of the API. */
export const LambdaEnvironment = z.object({
  AWS_REGION: lambdaRegion,
  ...lambdaVariables,
  ...databaseVariables,
  LATCH_ISSUER: lambdaIssuer.optional(),
});

/** The configuration of the function `Api`. If the issuer is not set, it is the function URL of the first request. */
export type LambdaConfig = Omit<Config, "LATCH_ISSUER"> & z.infer<typeof LambdaEnvironment>;

/** Reads the configuration of the function `Api`. @throws ConfigError with a line for each invalid variable */
export function readLambdaConfig(environment: Variables): LambdaConfig {
  const { LATCH_ISSUER, ...lambda } = parseEnvironment(LambdaEnvironment, environment);
  const config = readConfig({ ...environment, LATCH_ISSUER: LATCH_ISSUER ?? "https://unknown" });
  return { ...config, ...lambda, LATCH_ISSUER };
}
