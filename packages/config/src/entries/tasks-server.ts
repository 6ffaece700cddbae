import { Environment, parseEnvironment, wholeNumber } from "../environment.ts";
import { MachineEnvironment } from "./machine.ts";
import { TasksEnvironment } from "./tasks.ts";

/** What the tasks by themselves read of it; beside the API they have a port of their own. */
const TasksServerEnvironment = TasksEnvironment.extend({
  ...MachineEnvironment.pick({ HOST: true, DYNAMODB_ENDPOINT: true }).shape,
  NODE_ENV: Environment.shape.NODE_ENV,
  METRICS_KEY: Environment.shape.METRICS_KEY,
  PORT: wholeNumber(0, 65_535).default(4001),
});

/** @throws ConfigError with a line for each variable that is wrong */
export const readTasksServerConfig = (environment: Record<string, unknown>) =>
  parseEnvironment(TasksServerEnvironment, environment);
