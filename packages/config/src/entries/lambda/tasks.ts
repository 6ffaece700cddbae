import { parseEnvironment, type Variables } from "../../environment.ts";
import { databaseVariables } from "../../variables/data.ts";
import { lambdaIssuer, lambdaRegion, lambdaVariables } from "../../variables/lambda.ts";
import { TasksEnvironment } from "../tasks.ts";

/** The schema of the variables that the function `TasksApi` reads. */
export const TasksFunctionEnvironment = TasksEnvironment.extend({
  AWS_REGION: lambdaRegion,
  ...lambdaVariables,
  ...databaseVariables,
  // The deployment sets it: the issuer is another function.
  LATCH_ISSUER: lambdaIssuer,
});

/** Reads the configuration of the function `TasksApi`. @throws ConfigError with a line for each invalid variable */
export const readTasksConfig = (environment: Variables) =>
  parseEnvironment(TasksFunctionEnvironment, environment);
