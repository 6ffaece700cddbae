import { randomBytes } from "node:crypto";
import { DescribeTableCommand, UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import { createKeyRing } from "@latch/adapters/crypto";
import type { CallObserver } from "@latch/adapters/dynamodb";
import { createTables } from "@latch/adapters/dynamodb/setup";
import { createBcryptHasher } from "@latch/adapters/hashing";
import { createApp, type Observation } from "@latch/api";
import { type ApiParts, composeApi } from "@latch/composition/api";
import { readServerConfig } from "@latch/config/server";
import type { Log } from "@latch/core";
import { startDynamo } from "@latch/dev";
import { readAsset, readSocketAddress } from "@latch/server";
import { connect, connectDeliveries, readKeys } from "../../packages/server/src/connections.ts";

type Environment = Record<string, string | undefined>;

/**
 * Starts an embedded database with tables and keys. Returns the environment of all measurements.
 * @param streams whether the tables have change streams. The embedded database takes longer for each write the more
 * changes it has kept, which DynamoDB does not
 */
export async function startStack({ streams = true } = {}) {
  const dynamo = await startDynamo(process.env);
  const environment = {
    NODE_ENV: "test",
    LATCH_ISSUER: "http://localhost",
    LATCH_KEYS: JSON.stringify(await createKeyRing()),
    DYNAMODB_ENDPOINT: dynamo.endpoint,
  };
  const database = connect(environment);
  await createTables(database);
  if (!streams) await stopStreams(database);
  database.close();
  return { environment, stop: dynamo.stop };
}

async function stopStreams({ client, tables }: ReturnType<typeof connect>): Promise<void> {
  for (const TableName of Object.values(tables)) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (!Table?.StreamSpecification?.StreamEnabled) continue;
    const StreamSpecification = { StreamEnabled: false };
    await client.send(new UpdateTableCommand({ TableName, StreamSpecification }));
  }
}

type Parts = Partial<Pick<ApiParts, "hasher" | "log" | "defer">> & {
  observation?: Observation;
  observer?: CallObserver;
};

/** Opens the API as the server runs it. By default it logs nothing and hashes in this thread. */
export function openLatch(
  environment: Environment,
  { observer, observation, ...parts }: Parts = {},
) {
  const config = readServerConfig(environment);
  const database = connect(environment, observer);
  const services = composeApi({
    hasher: createBcryptHasher(config.BCRYPT_COST),
    log: silent,
    ...parts,
    config,
    database,
    keys: readKeys(config),
    deliveryQueue: connectDeliveries(environment),
    measure: observation?.measure,
  });
  const app = createApp({
    ...services,
    observation,
    readAsset,
    readClientAddress: readSocketAddress,
    version: "bench",
  });
  return { app, database };
}

const silent: Log = { info() {}, warn() {}, error() {} };

/** Creates the bindings that the Node server passes with a request. */
export const connectionFrom = (remoteAddress = "127.0.0.1") => ({
  incoming: { socket: { remoteAddress } },
});

export const password = "correct horse battery staple";
export const newEmail = (): string => `${randomBytes(8).toString("hex")}@example.com`;

/** Creates a POST request with a JSON body. */
export const post = (path: string, body: unknown, headers: Record<string, string> = {}): Request =>
  new Request(`http://127.0.0.1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
