import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBServiceException,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import type { Database } from "../client/database.ts";
import { SetupError } from "./setup-error.ts";
import { sleep } from "./sleep.ts";
import {
  describeDifference,
  toAttributeDefinitions,
  toCreateTableInput,
  toIndexes,
  toStreamSpecification,
} from "./table-inputs.ts";
import { type TableDefinition, type TableName, tables } from "./tables.ts";

/** Milliseconds. The longest change is a new index, for which DynamoDB reads the whole table. */
const timeoutMs = 60 * 60 * 1000;

/** A change of a table may be answered later than the reads and writes of a request. */
const slowly = { requestTimeout: 60_000 };

type Step = { description: string; apply: () => Promise<unknown> };

/**
 * Creates and updates the tables of `tables.ts`: creates missing tables and adds missing indexes,
 * streams and TTL. DynamoDB adds one index at a time, so each must be ACTIVE before the next. The
 * function can run at any time, also several times at once, and deletes nothing. Point-in-time
 * recovery, deletion protection, tags and alarms are in `sst.config.ts`, because they belong to the
 * deployment.
 * @returns one line for each change
 * @throws SetupError for a table with a difference that DynamoDB can't change
 */
export async function createTables(
  database: Database,
  definitions: Partial<Record<TableName, TableDefinition>> = tables,
): Promise<string[]> {
  const wanted = Object.entries(definitions) as [TableName, TableDefinition][];
  const done = await Promise.all(
    wanted.map(([table, definition]) => converge(database, database.tables[table], definition)),
  );
  return done.flat();
}

/**
 * Deletes the tables of `tables.ts` with all their items, and waits until DynamoDB has deleted
 * them.
 */
export async function dropTables({ client, tables: names }: Database): Promise<string[]> {
  const dropped = await Promise.all(
    Object.values(names).map(async (name) => {
      if (!(await waitUntilStable(client, name))) return [];
      await client.send(new DeleteTableCommand({ TableName: name })).catch(ignoreMissing);
      await waitUntilStable(client, name, { untilDeleted: true });
      return [`dropped ${name}`];
    }),
  );
  return dropped.flat();
}

/** Applies one change at a time until the table has the defined form. */
async function converge(
  { client }: Database,
  name: string,
  definition: TableDefinition,
): Promise<string[]> {
  const done: string[] = [];
  for (let failures = 0; ; ) {
    const step = await nextStep(client, name, definition);
    if (!step) return done;
    try {
      await step.apply();
      done.push(step.description);
    } catch (error) {
      // Another process makes the same change, or has just made it: compare again.
      if (++failures > maxRetries(error)) throw error;
      await sleep(25 * 2 ** failures);
    }
  }
}

/** Returns how often a change may fail because another process changes the same table. */
function maxRetries(error: unknown): number {
  if (!(error instanceof DynamoDBServiceException)) return 0;
  if (error.name === "ValidationException") return 3;
  const busy = ["ResourceInUseException", "LimitExceededException", "ResourceNotFoundException"];
  return busy.includes(error.name) ? 8 : 0;
}

async function nextStep(
  client: Database["client"],
  name: string,
  definition: TableDefinition,
): Promise<Step | undefined> {
  const table = await waitUntilStable(client, name);
  if (!table) {
    return {
      description: `created ${name}`,
      apply: () =>
        client.send(new CreateTableCommand(toCreateTableInput(name, definition)), slowly),
    };
  }
  const difference = describeDifference(table, definition);
  if (difference) {
    throw new SetupError(
      `${name}: ${difference}. DynamoDB cannot change this. Give the table a new name in tables.ts or, if its data is not needed, run \`npx latch db reset\`.`,
    );
  }
  const existingIndexes = new Set(table.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  const index = toIndexes(definition).find(({ IndexName }) => !existingIndexes.has(IndexName));
  if (index) {
    const update = new UpdateTableCommand({
      TableName: name,
      AttributeDefinitions: toAttributeDefinitions(definition, table, index),
      GlobalSecondaryIndexUpdates: [{ Create: index }],
    });
    return {
      description: `added index ${index.IndexName} to ${name}`,
      apply: () => client.send(update, slowly),
    };
  }
  if (definition.stream && !table.StreamSpecification?.StreamEnabled) {
    const update = new UpdateTableCommand({
      TableName: name,
      ...toStreamSpecification(definition),
    });
    return {
      description: `turned on the stream of ${name}`,
      apply: () => client.send(update, slowly),
    };
  }
  return nextTtlStep(client, name, definition);
}

async function nextTtlStep(
  client: Database["client"],
  name: string,
  { ttl }: TableDefinition,
): Promise<Step | undefined> {
  if (!ttl) return undefined;
  const found = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
  const { AttributeName, TimeToLiveStatus } = found.TimeToLiveDescription ?? {};
  if (TimeToLiveStatus?.startsWith("ENABL")) {
    if (AttributeName === ttl) return undefined;
    throw new SetupError(
      `${name}: the TTL attribute is ${AttributeName}, not ${ttl}. Turn off this TTL first.`,
    );
  }
  const update = new UpdateTimeToLiveCommand({
    TableName: name,
    TimeToLiveSpecification: { AttributeName: ttl, Enabled: true },
  });
  return { description: `turned on the TTL of ${name}`, apply: () => client.send(update, slowly) };
}

/**
 * Waits until no change of a table is in progress, or until it is deleted. Returns undefined for a
 * table that does not exist.
 */
async function waitUntilStable(
  client: Database["client"],
  name: string,
  { untilDeleted = false } = {},
): Promise<TableDescription | undefined> {
  const deadlineMs = performance.now() + timeoutMs;
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 2, 5000)) {
    const found = await client
      .send(new DescribeTableCommand({ TableName: name }))
      .catch(ignoreMissing);
    const table = found?.Table;
    if (!table || (!untilDeleted && isReady(table))) return table;
    if (performance.now() > deadlineMs) {
      throw new SetupError(
        `${name} is still ${table.TableStatus} after an hour. Check the table in AWS.`,
      );
    }
    await sleep(pauseMs);
  }
}

const isReady = ({ TableStatus, GlobalSecondaryIndexes = [] }: TableDescription): boolean =>
  TableStatus === "ACTIVE" &&
  GlobalSecondaryIndexes.every(({ IndexStatus }) => IndexStatus === "ACTIVE");

function ignoreMissing(error: unknown): undefined {
  if (!(error instanceof ResourceNotFoundException)) throw error;
}
