import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { commandVariables } from "../variables/commands.ts";

/** Every variable that only commands read. */
export const CommandEnvironment = z.object(commandVariables);

/** @throws ConfigError with a line for each variable that is wrong */
export const readCommandConfig = (environment: Variables) =>
  parseEnvironment(CommandEnvironment, environment);
