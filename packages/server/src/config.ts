import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { type KeyRing, parseKeyRing } from "@latch/adapters/crypto";
import { type CallObserver, type Database, openDatabase, prefixed } from "@latch/adapters/dynamodb";
import {
  type EventNames,
  eventNames,
  type Messaging,
  openMessaging,
} from "@latch/adapters/messaging";
import { createDeliveryQueue, openSender } from "@latch/adapters/messaging/delivery-queue";
import { ConfigError, Environment, isLoopback, parseEnvironment, wholeNumber } from "@latch/config";
import { MailEnvironment } from "@latch/config/mail";
import { TasksEnvironment } from "@latch/config/tasks";
import type { DeliveryQueue } from "@latch/core";
import * as z from "zod";

/** What only a machine needs to be told: where to listen, where the data and the keys are. */
const MachineEnvironment = z.object({
  PORT: wholeNumber(0, 65_535, 4000),
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
  HASH_WORKERS: wholeNumber(1, 64, availableParallelism()),
});

/** Every variable that a server reads. */
export const ServerEnvironment = z.intersection(
  z.intersection(MachineEnvironment, Environment),
  MailEnvironment,
);
export type ServerConfig = z.infer<typeof ServerEnvironment>;

/** @throws ConfigError with a line for each variable that is wrong */
export const readServerConfig = (environment: Record<string, unknown>): ServerConfig =>
  parseEnvironment(ServerEnvironment, environment);

/** What the tasks by themselves read of it; beside the API they have a port of their own. */
const TasksServerEnvironment = TasksEnvironment.extend({
  ...MachineEnvironment.pick({ HOST: true, DYNAMODB_ENDPOINT: true }).shape,
  NODE_ENV: Environment.shape.NODE_ENV,
  METRICS_KEY: Environment.shape.METRICS_KEY,
  PORT: wholeNumber(0, 65_535, 4001),
});

/** @throws ConfigError with a line for each variable that is wrong */
export const readTasksServerConfig = (environment: Record<string, unknown>) =>
  parseEnvironment(TasksServerEnvironment, environment);

/** The database that the configuration names. @param observer is told of its calls */
export function connect(
  environment: Record<string, unknown>,
  observer?: CallObserver,
): Database & { endpoint: string | undefined } {
  const { AWS_REGION, DYNAMODB_ENDPOINT, LATCH_TABLE_PREFIX } = parseEnvironment(
    MachineEnvironment,
    environment,
  );
  return {
    endpoint: DYNAMODB_ENDPOINT,
    ...openDatabase({
      tables: prefixed(LATCH_TABLE_PREFIX),
      region: AWS_REGION,
      endpoint: DYNAMODB_ENDPOINT,
      credentials: credentialsFor(DYNAMODB_ENDPOINT),
      observer,
    }),
  };
}

/** SNS and SQS, and what the topic and the queues are called there. */
export type EventsConnection = Messaging & { names: EventNames };

/** The topic and the queues that the configuration names. */
export function connectEvents(environment: Record<string, unknown>): EventsConnection {
  const { AWS_REGION, EVENTS_ENDPOINT, LATCH_TABLE_PREFIX } = parseEnvironment(
    MachineEnvironment,
    environment,
  );
  return {
    names: eventNames(LATCH_TABLE_PREFIX),
    ...openMessaging({
      region: AWS_REGION,
      endpoint: EVENTS_ENDPOINT,
      credentials: credentialsFor(EVENTS_ENDPOINT),
    }),
  };
}

/** The queue of deliveries to webhook endpoints that the configuration names. */
export function connectDeliveries(
  environment: Record<string, unknown>,
): DeliveryQueue & { close(): void } {
  const { AWS_REGION, EVENTS_ENDPOINT, LATCH_TABLE_PREFIX } = parseEnvironment(
    MachineEnvironment,
    environment,
  );
  const sqs = openSender({
    region: AWS_REGION,
    endpoint: EVENTS_ENDPOINT,
    credentials: credentialsFor(EVENTS_ENDPOINT),
  });
  const queue = createDeliveryQueue({ sqs, queue: { prefix: LATCH_TABLE_PREFIX } });
  return { ...queue, close: () => sqs.destroy() };
}

/** An emulator wants credentials, but any will do; AWS's come from the usual places. */
export const credentialsFor = (endpoint: string | undefined) =>
  isLoopback(endpoint) ? { accessKeyId: "local", secretAccessKey: "local" } : undefined;

/** The keys of `LATCH_KEYS` or of the file `LATCH_KEYS_FILE`. @throws ConfigError */
export function readKeys({ LATCH_KEYS, LATCH_KEYS_FILE }: ServerConfig): KeyRing {
  const source = LATCH_KEYS ? "LATCH_KEYS" : "LATCH_KEYS_FILE";
  if (!LATCH_KEYS && !LATCH_KEYS_FILE) {
    throw new ConfigError(
      "There are no keys: `npm run keys:create -- FILE` makes some, LATCH_KEYS_FILE=FILE names them.",
    );
  }
  if (!LATCH_KEYS && !existsSync(LATCH_KEYS_FILE as string)) {
    throw new ConfigError(
      `LATCH_KEYS_FILE: there is no file ${LATCH_KEYS_FILE}; \`npm run keys:create -- ${LATCH_KEYS_FILE}\` makes it.`,
    );
  }
  try {
    return parseKeyRing(LATCH_KEYS ?? readFileSync(LATCH_KEYS_FILE as string, "utf8"));
  } catch (error) {
    throw new ConfigError(`${source}: ${(error as Error).message}`);
  }
}
