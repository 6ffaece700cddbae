import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Database } from "@latch/adapters/dynamodb";
import { createTables } from "@latch/adapters/dynamodb/setup";
import { createTopology } from "@latch/adapters/messaging";
import { readDataFolder, readListeningConfig } from "@latch/config/dev";
import { connect } from "@latch/server/connections";
import { connectEvents } from "@latch/server/events-connection";
import { StartupError } from "@latch/server/lifecycle";
import { projectRoot } from "@latch/server/places";
import { type LocalDynamo, openDynamo } from "./dynamodb.ts";
import { type LocalEvents, openEvents } from "./events.ts";
import { createKeyFile } from "./keys.ts";

export type Environment = Record<string, string | undefined>;

/** A running stack: the environment of the programs that use it, and a function that stops it. */
export type Stack = {
  environment: Environment;
  /** Resolves when the database ends unexpectedly. */
  lost: Promise<void>;
  stop(): Promise<void>;
};

export type StackOptions = {
  /** Whether this process must start and stop the stack itself. */
  owner: boolean;
  /** Whether other processes may use the stack of this process. Defaults to `owner`. */
  shared?: boolean;
  /** Whether to create the topic and the queues. */
  events?: boolean;
  /** Whether to create keys. Defaults to true. */
  keys?: boolean;
  /** Prepares the database before it is used. Creates the tables by default. */
  prepare?: (database: Database) => Promise<unknown>;
};

const never = new Promise<void>(() => {});

/** Returns the folder of the local stack's data and keys. */
export const localFolder = (environment: Environment): string =>
  resolve(projectRoot, readDataFolder(environment));

/** Returns the key file of the local stack. */
export const localKeysFile = (environment: Environment): string =>
  join(localFolder(environment), "keys.json");

/** Returns the origin at which a browser on this machine reaches a server. */
export const localOrigin = (host: string, port: number): string => {
  const isWildcard = host === "0.0.0.0" || host === "::";
  const name = isWildcard ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
};

/**
 * Starts the local stack: the embedded DynamoDB (or the one that DYNAMODB_ENDPOINT names) with its tables,
 * keys, and with `events` the embedded SNS and SQS (or the ones that EVENTS_ENDPOINT names) with topic and
 * queues.
 * @throws StartupError
 */
export async function startLocalStack(
  environment: Environment,
  options: StackOptions,
): Promise<Stack> {
  const stack = await startData(environment, options);
  if (!options.events) return stack;
  const events = await startTopology(stack.environment, options).catch(async (error) => {
    await stack.stop();
    throw error;
  });
  return {
    environment: { ...stack.environment, EVENTS_ENDPOINT: events.endpoint },
    lost: stack.lost,
    async stop() {
      await events.stop();
      await stack.stop();
    },
  };
}

async function startTopology(environment: Environment, { owner }: StackOptions) {
  const configuredEndpoint = environment["EVENTS_ENDPOINT"];
  const events: LocalEvents = configuredEndpoint
    ? { endpoint: configuredEndpoint, stop: async () => {} }
    : await openEvents(localFolder(environment), { owner });
  const messaging = connectEvents({ ...environment, EVENTS_ENDPOINT: events.endpoint });
  try {
    await createTopology(messaging, messaging.names);
    return events;
  } catch (error) {
    await events.stop();
    throw configuredEndpoint && isUnreachable(error)
      ? new StartupError(
          unreachableMessage("SNS and SQS", "EVENTS_ENDPOINT", configuredEndpoint, error as Error),
        )
      : error;
  } finally {
    messaging.close();
  }
}

async function startData(
  environment: Environment,
  { owner, shared, keys = true, prepare = createTables }: StackOptions,
): Promise<Stack> {
  const { PORT: port, HOST: host } = readListeningConfig(environment);
  const folder = localFolder(environment);
  const keysFile = localKeysFile(environment);
  try {
    createFolder(folder);
    if (keys) await createKeyFile(keysFile);
  } catch (error) {
    throw new StartupError(
      `Cannot write to ${folder} (${(error as NodeJS.ErrnoException).code}). Set LATCH_DATA_DIR to another folder.`,
    );
  }
  const configuredEndpoint = environment["DYNAMODB_ENDPOINT"];
  const dynamo: LocalDynamo = configuredEndpoint
    ? { endpoint: configuredEndpoint, lost: never, stop: async () => {} }
    : await openDynamo(environment, folder, { owner, shared });
  const localEnvironment = {
    NODE_ENV: "development",
    LATCH_ISSUER: localOrigin(host, port),
    // Both local host names, because a browser may open a page under either.
    ALLOWED_ORIGINS: `http://localhost:${port},http://127.0.0.1:${port}`,
    ...(keys && { LATCH_KEYS_FILE: keysFile }),
    // In development, the receiver of webhooks usually runs on this machine too.
    WEBHOOK_ALLOW_PRIVATE: "true",
    ...Object.fromEntries(Object.entries(environment).filter(([, value]) => value)),
    DYNAMODB_ENDPOINT: dynamo.endpoint,
  };
  const database = connect({ ...localEnvironment, DYNAMODB_CLIENT: "sdk" });
  try {
    await prepare(database);
  } catch (error) {
    await dynamo.stop();
    throw configuredEndpoint && isUnreachable(error)
      ? new StartupError(
          unreachableMessage("DynamoDB", "DYNAMODB_ENDPOINT", configuredEndpoint, error as Error),
        )
      : error;
  } finally {
    database.close();
  }
  return { environment: localEnvironment, lost: dynamo.lost, stop: dynamo.stop };
}

/** Returns the stack of a command: the configured environment in production, else the local stack. */
export const openStack = (
  environment: Environment,
  options: Partial<StackOptions> = {},
): Promise<Stack> =>
  environment["NODE_ENV"] === "production"
    ? Promise.resolve({ environment, lost: never, stop: async () => {} })
    : startLocalStack(environment, { owner: false, ...options });

/**
 * Creates a folder and the missing folders above it. `mkdirSync` with `recursive` never returns for a folder that the
 * file system does not create, such as one in /proc.
 */
function createFolder(folder: string): void {
  if (isFolder(folder)) return;
  if (!existsSync(dirname(folder))) createFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have created it.
    if (!isFolder(folder)) throw error;
  }
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/**
 * Returns whether an error of the SDK means that the endpoint did not respond: it has metadata, but no
 * status.
 */
function isUnreachable(error: unknown): boolean {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return $metadata !== undefined && $metadata.httpStatusCode === undefined;
}

const unreachableMessage = (
  what: string,
  variable: string,
  endpoint: string,
  { name, message }: Error,
): string =>
  `${what} does not respond at ${variable}=${endpoint} (${message || name}). Start it, or unset ${variable} to use the embedded one.`;
