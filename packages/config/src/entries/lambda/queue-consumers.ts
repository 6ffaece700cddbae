import * as z from "zod";
import { parseEnvironment, type Variables } from "../../environment.ts";
import { lambdaRegion } from "../../variables/lambda.ts";
import { observationVariables } from "../../variables/observation.ts";

/** Every variable that a function without requests reads. */
export const QueueConsumerEnvironment = z.object({
  AWS_REGION: lambdaRegion,
  LOG_LEVEL: observationVariables.LOG_LEVEL,
});

/** @throws ConfigError with a line for each variable that is wrong */
export const readQueueConsumerConfig = (environment: Variables) =>
  parseEnvironment(QueueConsumerEnvironment, environment);
