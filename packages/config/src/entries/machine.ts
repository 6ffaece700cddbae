import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { dataVariables } from "../variables/data.ts";
import { keyVariables } from "../variables/keys.ts";
import { listeningVariables } from "../variables/listening.ts";
import { overloadVariables } from "../variables/overload.ts";
import { hashingVariables } from "../variables/passwords.ts";

/** The schema of the variables that only servers, workers and commands read: address, data, keys, hashing threads and limits. */
export const MachineEnvironment = z.object({
  ...listeningVariables,
  ...dataVariables,
  ...keyVariables,
  ...hashingVariables,
  ...overloadVariables,
});

/** Reads the variables of servers, workers and commands. @throws ConfigError with a line for each invalid variable */
export const readMachineConfig = (environment: Variables) =>
  parseEnvironment(MachineEnvironment, environment);
