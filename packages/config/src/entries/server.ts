import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { Environment } from "./api.ts";
import { MachineEnvironment } from "./machine.ts";
import { MailEnvironment } from "./mail.ts";

/** Every variable that a server or a worker reads. */
export const ServerEnvironment = z.intersection(
  z.intersection(MachineEnvironment, Environment),
  MailEnvironment,
);
export type ServerConfig = z.infer<typeof ServerEnvironment>;

/** @throws ConfigError with a line for each variable that is wrong */
export const readServerConfig = (environment: Variables): ServerConfig =>
  parseEnvironment(ServerEnvironment, environment);
