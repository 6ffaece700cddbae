import * as z from "zod";
import { Environment, parseEnvironment } from "../../environment.ts";
import { httpsIssuer } from "./https-issuer.ts";

const AuthorizerEnvironment = z.object({
  LATCH_ISSUER: httpsIssuer,
  LATCH_AUDIENCE: Environment.shape.LATCH_AUDIENCE,
  LOG_LEVEL: Environment.shape.LOG_LEVEL,
});

/** @throws ConfigError with a line for each variable that is wrong */
export const readAuthorizerConfig = (environment: Record<string, unknown>) =>
  parseEnvironment(AuthorizerEnvironment, environment);
