import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { commandVariables } from "../variables/commands.ts";

/** The schema of the variables that only commands read. */
export const CommandEnvironment = z.object(commandVariables);

/** Reads the configuration of commands. @throws ConfigError with a line for each invalid variable */
export const readCommandConfig = (environment: Variables) =>
  parseEnvironment(CommandEnvironment, environment);
