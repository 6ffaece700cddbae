import { parseEnvironment, type Variables } from "../environment.ts";
import { dataVariables } from "../variables/data.ts";
import { listeningVariables, tasksPort } from "../variables/listening.ts";
import { observationVariables } from "../variables/observation.ts";
import { serviceVariables } from "../variables/service.ts";
import { TasksEnvironment } from "./tasks.ts";

/** Every variable that a server of the tasks by themselves reads; where its table is, it reads as any machine. */
export const TasksServerEnvironment = TasksEnvironment.extend({
  NODE_ENV: serviceVariables.NODE_ENV,
  PORT: tasksPort,
  HOST: listeningVariables.HOST,
  DYNAMODB_ENDPOINT: dataVariables.DYNAMODB_ENDPOINT,
  METRICS_KEY: observationVariables.METRICS_KEY,
});

/** @throws ConfigError with a line for each variable that is wrong */
export const readTasksServerConfig = (environment: Variables) =>
  parseEnvironment(TasksServerEnvironment, environment);
