import * as z from "zod";
import { type Config, parseEnvironment, readConfig } from "../../environment.ts";
import { httpsIssuer } from "./https-issuer.ts";

const LambdaEnvironment = z.object({
  /** Lambda sets it. */
  AWS_REGION: z.string(),
  AWS_LAMBDA_FUNCTION_NAME: z.string().default("unknown"),
  LATCH_ISSUER: httpsIssuer.optional(),
});

/** Without an issuer, our own address is the function URL that the first request came through. */
export type LambdaConfig = Omit<Config, "LATCH_ISSUER"> & z.infer<typeof LambdaEnvironment>;

/** @throws ConfigError with a line for each variable that is wrong */
export function readLambdaConfig(environment: Record<string, unknown>): LambdaConfig {
  const { LATCH_ISSUER, ...lambda } = parseEnvironment(LambdaEnvironment, environment);
  const config = readConfig({ ...environment, LATCH_ISSUER: LATCH_ISSUER ?? "https://unknown" });
  return { ...config, ...lambda, LATCH_ISSUER };
}
