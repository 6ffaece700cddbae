import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createTables } from "@latch/adapters/dynamodb";
import { connect } from "../config.ts";
import { findDynamo, startDynamo } from "./dynamodb.ts";
import { ensureKeyRing } from "./keys.ts";

type Environment = Record<string, string | undefined>;

/** The environment of a program that runs on a stack, and how to let go of it. */
export type Stack = { environment: Environment; stop(): Promise<void> };

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** Where the local stack keeps its data and keys. */
export const localFolder = (environment: Environment): string =>
  resolve(root, environment["LATCH_DATA_DIR"] || ".latch");

export const localKeysFile = (environment: Environment): string =>
  join(localFolder(environment), "keys.json");

/**
 * Everything that Latch stands on, on this machine: the embedded DynamoDB (or the one that
 * DYNAMODB_ENDPOINT names) with its tables, and keys. One that is running already is used as it is.
 */
export async function startLocalStack(environment: Environment): Promise<Stack> {
  const folder = localFolder(environment);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keysFile = localKeysFile(environment);
  await ensureKeyRing(keysFile);
  const given = environment["DYNAMODB_ENDPOINT"];
  const dynamo = given
    ? { endpoint: given, stop: async () => {} }
    : ((await findDynamo(folder)) ?? (await startDynamo(folder)));
  const local = {
    NODE_ENV: "development",
    LATCH_ISSUER: `http://localhost:${environment["PORT"] || "4000"}`,
    LATCH_KEYS_FILE: keysFile,
    ...Object.fromEntries(Object.entries(environment).filter(([, value]) => value)),
    DYNAMODB_ENDPOINT: dynamo.endpoint,
  };
  const database = connect(local);
  try {
    await createTables(database);
  } catch (error) {
    await dynamo.stop();
    throw error;
  } finally {
    database.close();
  }
  return { environment: local, stop: dynamo.stop };
}

/** What a command works on: production as it is configured, else the local stack. */
export const openStack = (environment: Environment): Promise<Stack> =>
  environment["NODE_ENV"] === "production"
    ? Promise.resolve({ environment, stop: async () => {} })
    : startLocalStack(environment);
