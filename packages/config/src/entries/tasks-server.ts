import { parseEnvironment, type Variables } from "../environment.ts";
import { dataVariables } from "../variables/data.ts";
import { listeningVariables, tasksPort } from "../variables/listening.ts";
import { observationVariables, requireMetricsKey } from "../variables/observation.ts";
import { overloadVariables } from "../variables/overload.ts";
import { serviceVariables } from "../variables/service.ts";
import { TasksEnvironment } from "./tasks.ts";

/** The schema of the variables that the tasks server reads besides `MachineEnvironment`. */
export const TasksServerEnvironment = TasksEnvironment.extend({
  NODE_ENV: serviceVariables.NODE_ENV,
  PORT: tasksPort,
  HOST: listeningVariables.HOST,
  DYNAMODB_ENDPOINT: dataVariables.DYNAMODB_ENDPOINT,
  METRICS_KEY: observationVariables.METRICS_KEY,
  ...overloadVariables,
}).superRefine(requireMetricsKey);

/** Reads the configuration of the tasks server. @throws ConfigError with a line for each invalid variable */
export const readTasksServerConfig = (environment: Variables) =>
  parseEnvironment(TasksServerEnvironment, environment);
