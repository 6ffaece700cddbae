import * as z from "zod";
import { parseEnvironment, wholeNumber } from "../environment.ts";

/** What only a machine needs to be told: where to listen, where the data and the keys are. */
export const MachineEnvironment = z.object({
  PORT: wholeNumber(0, 65_535).default(4000),
  HOST: z.string().default("127.0.0.1"),
  AWS_REGION: z.string().default("us-east-1"),
  DYNAMODB_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "Must be a URL such as http://127.0.0.1:8000" })
    .optional(),
  EVENTS_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "Must be a URL such as http://127.0.0.1:4566" })
    .optional(),
  LATCH_TABLE_PREFIX: z
    .string()
    .regex(/^[\w.-]{0,200}$/, "Must be letters, digits, dots, dashes and underscores")
    .default("latch-"),
  LATCH_KEYS: z.string().optional(),
  LATCH_KEYS_FILE: z.string().optional(),
  LATCH_DATA_DIR: z.string().default(".latch"),
  HASH_WORKERS: wholeNumber(1, 64).optional(),
});

/** @throws ConfigError with a line for each variable that is wrong */
export const readMachineConfig = (environment: Record<string, unknown>) =>
  parseEnvironment(MachineEnvironment, environment);
