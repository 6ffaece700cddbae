import * as z from "zod";
import { parseEnvironment, type Variables } from "../../environment.ts";
import { lambdaIssuer, lambdaRegion } from "../../variables/lambda.ts";
import { observationVariables } from "../../variables/observation.ts";

/** Every variable that the function `PublishChanges` reads. */
export const PublisherEnvironment = z.object({
  AWS_REGION: lambdaRegion,
  // The deployment sets it: there is no request to see it by.
  LATCH_ISSUER: lambdaIssuer,
  LOG_LEVEL: observationVariables.LOG_LEVEL,
});

/** @throws ConfigError with a line for each variable that is wrong */
export const readPublisherConfig = (environment: Variables) =>
  parseEnvironment(PublisherEnvironment, environment);
