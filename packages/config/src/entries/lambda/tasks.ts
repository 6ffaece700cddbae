import { parseEnvironment, type Variables } from "../../environment.ts";
import { lambdaIssuer, lambdaRegion, lambdaVariables } from "../../variables/lambda.ts";
import { TasksEnvironment } from "../tasks.ts";

/** Every variable that the function `TasksApi` reads. */
export const TasksFunctionEnvironment = TasksEnvironment.extend({
  AWS_REGION: lambdaRegion,
  ...lambdaVariables,
  // The deployment sets it: requests to this function do not show where the issuer is.
  LATCH_ISSUER: lambdaIssuer,
});

/** @throws ConfigError with a line for each variable that is wrong */
export const readTasksConfig = (environment: Variables) =>
  parseEnvironment(TasksFunctionEnvironment, environment);
