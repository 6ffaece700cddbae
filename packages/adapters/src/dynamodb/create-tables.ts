import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import type { Database } from "./database.ts";
import { type TableDefinition, type TableName, tables } from "./tables.ts";

const schema = (partition: string, sort?: string) => [
  { AttributeName: partition, KeyType: "HASH" as const },
  ...(sort ? [{ AttributeName: sort, KeyType: "RANGE" as const }] : []),
];

const attributes = (definition: TableDefinition) =>
  Object.entries(definition.attributes).map(([AttributeName, AttributeType]) => ({
    AttributeName,
    AttributeType,
  }));

const indexes = ({ indexes: declared = {} }: TableDefinition) =>
  Object.entries(declared).map(([IndexName, { partition, sort, include }]) => ({
    IndexName,
    KeySchema: schema(partition, sort),
    Projection: include
      ? { ProjectionType: "INCLUDE" as const, NonKeyAttributes: include }
      : { ProjectionType: "KEYS_ONLY" as const },
  }));

const streamOf = ({ stream }: TableDefinition) =>
  stream && {
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" as const },
  };

/** The CreateTable input that a definition stands for. */
function creation(name: string, definition: TableDefinition): CreateTableCommandInput {
  const secondary = indexes(definition);
  return {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: schema(definition.partition, definition.sort),
    AttributeDefinitions: attributes(definition),
    ...(secondary.length > 0 && { GlobalSecondaryIndexes: secondary }),
    ...streamOf(definition),
  };
}

/**
 * Makes the tables what `tables.ts` says: creates those that are missing, adds indexes, streams and
 * TTL to those that lack them. Can be run at any time, by several at once; deletes nothing.
 * @returns what it did, a line each
 */
export async function createTables({ client, tables: names }: Database): Promise<string[]> {
  const done: string[] = [];

  async function converge(name: string, definition: TableDefinition): Promise<void> {
    const table = await client.send(new DescribeTableCommand({ TableName: name })).then(
      ({ Table }) => Table,
      (error) => {
        if (error instanceof ResourceNotFoundException) return undefined;
        throw error;
      },
    );
    if (!table) {
      await client.send(new CreateTableCommand(creation(name, definition))).then(
        () => done.push(`created ${name}`),
        (error) => {
          if (!(error instanceof ResourceInUseException)) throw error;
        },
      );
      await waitUntilTableExists(
        { client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 },
        { TableName: name },
      );
    } else {
      const present = new Set(table.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
      for (const index of indexes(definition)) {
        if (present.has(index.IndexName)) continue;
        const GlobalSecondaryIndexUpdates = [{ Create: index }];
        const AttributeDefinitions = attributes(definition);
        await client.send(
          new UpdateTableCommand({
            TableName: name,
            AttributeDefinitions,
            GlobalSecondaryIndexUpdates,
          }),
        );
        done.push(`added index ${index.IndexName} to ${name}`);
      }
      if (definition.stream && !table.StreamSpecification?.StreamEnabled) {
        await client.send(new UpdateTableCommand({ TableName: name, ...streamOf(definition) }));
        done.push(`turned on the stream of ${name}`);
      }
    }
    await expire(name, definition);
  }

  async function expire(name: string, { ttl }: TableDefinition): Promise<void> {
    if (!ttl) return;
    const found = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
    if (found.TimeToLiveDescription?.AttributeName === ttl) return;
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: name,
        TimeToLiveSpecification: { AttributeName: ttl, Enabled: true },
      }),
    );
    done.push(`turned on the TTL of ${name}`);
  }

  await Promise.all(
    (Object.keys(tables) as TableName[]).map((table) => converge(names[table], tables[table])),
  );
  return done;
}
