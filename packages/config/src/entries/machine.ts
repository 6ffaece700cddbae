import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { dataVariables } from "../variables/data.ts";
import { keyVariables } from "../variables/keys.ts";
import { listeningVariables } from "../variables/listening.ts";
import { hashingVariables } from "../variables/passwords.ts";

/** Every variable that only a machine reads: where it listens, where the data and the keys are. */
export const MachineEnvironment = z.object({
  ...listeningVariables,
  ...dataVariables,
  ...keyVariables,
  ...hashingVariables,
});

/** @throws ConfigError with a line for each variable that is wrong */
export const readMachineConfig = (environment: Variables) =>
  parseEnvironment(MachineEnvironment, environment);
