import * as z from "zod";
import { parseEnvironment, type Variables } from "../../environment.ts";
import { lambdaIssuer } from "../../variables/lambda.ts";
import { observationVariables } from "../../variables/observation.ts";
import { serviceVariables } from "../../variables/service.ts";

/** The schema of the variables that the function `Authorizer` reads. */
export const AuthorizerEnvironment = z.object({
  LATCH_ISSUER: lambdaIssuer,
  LATCH_AUDIENCE: serviceVariables.LATCH_AUDIENCE,
  LOG_LEVEL: observationVariables.LOG_LEVEL,
});

/** Reads the configuration of the function `Authorizer`. @throws ConfigError with a line for each invalid variable */
export const readAuthorizerConfig = (environment: Variables) =>
  parseEnvironment(AuthorizerEnvironment, environment);
