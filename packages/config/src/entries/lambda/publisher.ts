import * as z from "zod";
import { parseEnvironment, type Variables } from "../../environment.ts";
import { databaseVariables } from "../../variables/data.ts";
import { lambdaIssuer, lambdaRegion } from "../../variables/lambda.ts";
import { observationVariables } from "../../variables/observation.ts";

/** The schema of the variables that the function `PublishChanges` reads. */
export const PublisherEnvironment = z.object({
  AWS_REGION: lambdaRegion,
  // The deployment sets it: the function gets no request from which to derive it.
  LATCH_ISSUER: lambdaIssuer,
  LOG_LEVEL: observationVariables.LOG_LEVEL,
  ...databaseVariables,
});

/** Reads the configuration of the function `PublishChanges`. @throws ConfigError with a line for each invalid variable */
export const readPublisherConfig = (environment: Variables) =>
  parseEnvironment(PublisherEnvironment, environment);
