import * as z from "zod";
import { parseEnvironment, type Variables } from "../../environment.ts";
import { lambdaIssuer, lambdaRegion, lambdaVariables } from "../../variables/lambda.ts";
import { type Config, readConfig } from "../api.ts";

/** What the function `Api` reads beside the API's own variables. */
export const LambdaEnvironment = z.object({
  AWS_REGION: lambdaRegion,
  ...lambdaVariables,
  LATCH_ISSUER: lambdaIssuer.optional(),
});

/** Without an issuer, our own address is the function URL that the first request came through. */
export type LambdaConfig = Omit<Config, "LATCH_ISSUER"> & z.infer<typeof LambdaEnvironment>;

/** @throws ConfigError with a line for each variable that is wrong */
export function readLambdaConfig(environment: Variables): LambdaConfig {
  const { LATCH_ISSUER, ...lambda } = parseEnvironment(LambdaEnvironment, environment);
  const config = readConfig({ ...environment, LATCH_ISSUER: LATCH_ISSUER ?? "https://unknown" });
  return { ...config, ...lambda, LATCH_ISSUER };
}
