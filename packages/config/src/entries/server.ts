import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { requireMetricsKey } from "../variables/observation.ts";
import { Environment } from "./api.ts";
import { MachineEnvironment } from "./machine.ts";
import { MailEnvironment } from "./mail.ts";

/** The schema of the variables that a server or a worker reads. */
export const ServerEnvironment = z
  .intersection(z.intersection(MachineEnvironment, Environment), MailEnvironment)
  .superRefine(requireMetricsKey);
export type ServerConfig = z.infer<typeof ServerEnvironment>;

/** Reads the configuration of a server or a worker. @throws ConfigError with a line for each invalid variable */
export const readServerConfig = (environment: Variables): ServerConfig =>
  parseEnvironment(ServerEnvironment, environment);
