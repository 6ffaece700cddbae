import { existsSync, readFileSync } from "node:fs";
import {
  type KeyRing,
  type KeysFor,
  type Purpose,
  parseKeyRing,
  parseKeysFor,
} from "@latch/adapters/crypto";
import {
  type CallObserver,
  type Database,
  openDatabase,
  prefixedTableNames,
} from "@latch/adapters/dynamodb";
import { currentTimeLimit } from "@latch/adapters/time-limit";
import { openDeliveryQueue } from "@latch/composition/delivery-queue";
import { ConfigError, isLoopback } from "@latch/config";
import { readMachineConfig } from "@latch/config/machine";
import type { ServerConfig } from "@latch/config/server";

/**
 * Opens the database that the configuration names.
 * @param observer receives each call to DynamoDB
 * @param maxConnections the number of calls above which a call waits for another one
 */
export function connect(
  environment: Record<string, unknown>,
  observer?: CallObserver,
  { maxConnections }: { maxConnections?: number } = {},
): Database {
  const config = readMachineConfig(environment);
  return openDatabase({
    tables: prefixedTableNames(config.LATCH_TABLE_PREFIX),
    client: config.DYNAMODB_CLIENT,
    region: config.AWS_REGION,
    endpoint: config.DYNAMODB_ENDPOINT,
    credentials: credentialsFor(config.DYNAMODB_ENDPOINT),
    environment,
    timeLimit: currentTimeLimit,
    maxConnections,
    observer,
  });
}

/** Opens the queue of webhook deliveries that the configuration names. */
export function connectDeliveries(environment: Record<string, unknown>) {
  const { AWS_REGION, EVENTS_ENDPOINT, LATCH_TABLE_PREFIX } = readMachineConfig(environment);
  return openDeliveryQueue(
    {
      region: AWS_REGION,
      endpoint: EVENTS_ENDPOINT,
      credentials: credentialsFor(EVENTS_ENDPOINT),
      timeLimit: currentTimeLimit,
    },
    { prefix: LATCH_TABLE_PREFIX },
  );
}

/**
 * Returns placeholder credentials for an emulator, which accepts any. The SDK finds those of AWS
 * itself.
 */
export const credentialsFor = (endpoint: string | undefined) =>
  isLoopback(endpoint) ? { accessKeyId: "local", secretAccessKey: "local" } : undefined;

/** Reads the key ring from `LATCH_KEYS` or from the file `LATCH_KEYS_FILE`. @throws ConfigError */
export const readKeys = (config: ServerConfig): KeyRing => readKeysWith(config, parseKeyRing);

/**
 * Reads the keys of a purpose from `LATCH_KEYS` or from the file `LATCH_KEYS_FILE`: subkeys that were derived for it,
 * or a key ring.
 * @throws ConfigError
 */
export const readKeysFor = <P extends Purpose>(config: ServerConfig, purpose: P): KeysFor<P> =>
  readKeysWith(config, (text) => parseKeysFor(text, purpose));

function readKeysWith<K>(
  { LATCH_KEYS, LATCH_KEYS_FILE }: ServerConfig,
  parse: (text: string) => K,
): K {
  const source = LATCH_KEYS ? "LATCH_KEYS" : "LATCH_KEYS_FILE";
  if (!LATCH_KEYS && !LATCH_KEYS_FILE) {
    throw new ConfigError(
      "There are no keys. Create a key file with `npx latch keys create FILE` and set LATCH_KEYS_FILE=FILE.",
    );
  }
  if (!LATCH_KEYS && !existsSync(LATCH_KEYS_FILE as string)) {
    throw new ConfigError(
      `LATCH_KEYS_FILE: The file ${LATCH_KEYS_FILE} does not exist. Create it with \`npx latch keys create ${LATCH_KEYS_FILE}\`.`,
    );
  }
  try {
    return parse(LATCH_KEYS ?? readFileSync(LATCH_KEYS_FILE as string, "utf8"));
  } catch (error) {
    throw new ConfigError(`${source}: ${(error as Error).message}`);
  }
}
