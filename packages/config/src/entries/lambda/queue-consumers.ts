import * as z from "zod";
import { parseEnvironment, type Variables } from "../../environment.ts";
import { activityVariables } from "../../variables/activity.ts";
import { databaseVariables } from "../../variables/data.ts";
import { lambdaRegion } from "../../variables/lambda.ts";
import { observationVariables } from "../../variables/observation.ts";

/** The schema of the variables that a function without an HTTP endpoint reads. */
export const QueueConsumerEnvironment = z.object({
  AWS_REGION: lambdaRegion,
  LOG_LEVEL: observationVariables.LOG_LEVEL,
  ...activityVariables,
  ...databaseVariables,
});

export type QueueConsumerConfig = z.infer<typeof QueueConsumerEnvironment>;

/** Reads the configuration of a function without an HTTP endpoint. @throws ConfigError with a line for each invalid variable */
export const readQueueConsumerConfig = (environment: Variables): QueueConsumerConfig =>
  parseEnvironment(QueueConsumerEnvironment, environment);
