import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createTables, type Database } from "@latch/adapters/dynamodb";
import { createTopology } from "@latch/adapters/messaging";
import { readDataFolder, readListeningConfig } from "@latch/config/dev";
import { connect, connectEvents } from "@latch/server/connections";
import { projectRoot, StartupError } from "@latch/server/lifecycle";
import { type LocalDynamo, openDynamo } from "./dynamodb.ts";
import { type LocalEvents, openEvents } from "./events.ts";
import { makeKeyRing } from "./keys.ts";

export type Environment = Record<string, string | undefined>;

/** The environment of a program that runs on a stack, and how to let go of it. */
export type Stack = {
  environment: Environment;
  /** Settles when a part of it ended by itself. */
  lost: Promise<void>;
  stop(): Promise<void>;
};

export type StackOptions = {
  /** Whether it has to be the one that starts and ends it. */
  owner: boolean;
  /** Whether others may use meanwhile what it has started; as `owner`, if not given. */
  shared?: boolean;
  /** Whether the topic and the queues are wanted. */
  events?: boolean;
  /** Whether keys are made; they are, if not given. */
  keys?: boolean;
  /** What is done to the database before it is used; its tables are made without one. */
  prepare?: (database: Database) => Promise<unknown>;
};

const never = new Promise<void>(() => {});

/** Where the local stack keeps its data and keys. */
export const localFolder = (environment: Environment): string =>
  resolve(projectRoot, readDataFolder(environment));

export const localKeysFile = (environment: Environment): string =>
  join(localFolder(environment), "keys.json");

/** Where a browser on this machine finds a server. */
export const localOrigin = (host: string, port: number): string => {
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = everywhere ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
};

/**
 * Everything that Latch stands on, on this machine: the embedded DynamoDB (or the one that
 * DYNAMODB_ENDPOINT names) with its tables, keys, and where they are wanted the embedded SNS and SQS
 * (or the ones that EVENTS_ENDPOINT names) with topic and queues.
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
  const given = environment["EVENTS_ENDPOINT"];
  const events: LocalEvents = given
    ? { endpoint: given, stop: async () => {} }
    : await openEvents(localFolder(environment), { owner });
  const messaging = connectEvents({ ...environment, EVENTS_ENDPOINT: events.endpoint });
  try {
    await createTopology(messaging, messaging.names);
    return events;
  } catch (error) {
    await events.stop();
    throw given && isSilent(error)
      ? new StartupError(unreachable("SNS and SQS", "EVENTS_ENDPOINT", given, error as Error))
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
  makeFolder(folder);
  const keysFile = localKeysFile(environment);
  if (keys) await makeKeyRing(keysFile);
  const given = environment["DYNAMODB_ENDPOINT"];
  const dynamo: LocalDynamo = given
    ? { endpoint: given, lost: never, stop: async () => {} }
    : await openDynamo(environment, folder, { owner, shared });
  const local = {
    NODE_ENV: "development",
    LATCH_ISSUER: localOrigin(host, port),
    // Both names of this machine: a page is opened under either.
    ALLOWED_ORIGINS: `http://localhost:${port},http://127.0.0.1:${port}`,
    ...(keys && { LATCH_KEYS_FILE: keysFile }),
    // A receiver of webhooks that is being written runs on this machine, too.
    WEBHOOK_ALLOW_PRIVATE: "true",
    ...Object.fromEntries(Object.entries(environment).filter(([, value]) => value)),
    DYNAMODB_ENDPOINT: dynamo.endpoint,
  };
  const database = connect(local);
  try {
    await prepare(database);
  } catch (error) {
    await dynamo.stop();
    throw given && isSilent(error)
      ? new StartupError(unreachable("DynamoDB", "DYNAMODB_ENDPOINT", given, error as Error))
      : error;
  } finally {
    database.close();
  }
  return { environment: local, lost: dynamo.lost, stop: dynamo.stop };
}

/** What a command works on: production as it is configured, else the local stack. */
export const openStack = (
  environment: Environment,
  options: Partial<StackOptions> = {},
): Promise<Stack> =>
  environment["NODE_ENV"] === "production"
    ? Promise.resolve({ environment, lost: never, stop: async () => {} })
    : startLocalStack(environment, { owner: false, ...options });

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartupError(
      `The data can't be kept in ${folder} (${(error as NodeJS.ErrnoException).code}): name another folder by LATCH_DATA_DIR.`,
    );
  }
}

/** The SDK sent it, but nobody answered: it knows its tries and no status. */
function isSilent(error: unknown): boolean {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return $metadata !== undefined && $metadata.httpStatusCode === undefined;
}

const unreachable = (
  what: string,
  variable: string,
  endpoint: string,
  { name, message }: Error,
): string =>
  `${what} does not answer at ${variable}=${endpoint} (${message || name}): start it there, or leave the variable out to use the embedded one.`;
