import * as z from "zod";
import { Environment, parseEnvironment } from "../environment.ts";
import { MachineEnvironment } from "./machine.ts";
import { MailEnvironment } from "./mail.ts";

/** Every variable that a server reads. */
export const ServerEnvironment = z.intersection(
  z.intersection(MachineEnvironment, Environment),
  MailEnvironment,
);
export type ServerConfig = z.infer<typeof ServerEnvironment>;

/** @throws ConfigError with a line for each variable that is wrong */
export const readServerConfig = (environment: Record<string, unknown>): ServerConfig =>
  parseEnvironment(ServerEnvironment, environment);
