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

/** Milliseconds that one change may take: building an index reads the whole table. */
const timeoutMs = 60 * 60 * 1000;

type Step = { did: string; apply: () => Promise<unknown> };

/**
 * Makes the tables what `tables.ts` says: creates those that are missing, adds indexes (one at a
 * time, as DynamoDB wants it, each until it is ACTIVE), streams and TTL to those that lack them. Can
 * be run at any time, by several at once; deletes nothing. Point-in-time recovery, deletion
 * protection, tags and alarms are for sst.config.ts: they belong to AWS and not to the code.
 * @returns what it did, a line each
 * @throws SetupError where a table stands in a way that DynamoDB can't change
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

/** Deletes the tables that `tables.ts` names, with all that is in them, and waits until they are gone. */
export async function dropTables({ client, tables: names }: Database): Promise<string[]> {
  const dropped = await Promise.all(
    Object.values(names).map(async (name) => {
      if (!(await settled(client, name))) return [];
      await client.send(new DeleteTableCommand({ TableName: name })).catch(ignoreMissing);
      await settled(client, name, { gone: true });
      return [`dropped ${name}`];
    }),
  );
  return dropped.flat();
}

/** One change after the other, each seen to its end, until there is nothing left to change. */
async function converge(
  { client }: Database,
  name: string,
  definition: TableDefinition,
): Promise<string[]> {
  const done: string[] = [];
  for (let refusals = 0; ; ) {
    const step = await nextStep(client, name, definition);
    if (!step) return done;
    try {
      await step.apply();
      done.push(step.did);
    } catch (error) {
      // Someone else is doing the same, or has just done it: look again.
      if (++refusals > toleratedRefusals(error)) throw error;
      await sleep(25 * 2 ** refusals);
    }
  }
}

/** How often a change may be refused before it is not a race with someone else but an error. */
function toleratedRefusals(error: unknown): number {
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
  const table = await settled(client, name);
  if (!table) {
    return {
      did: `created ${name}`,
      apply: () => client.send(new CreateTableCommand(toCreateTableInput(name, definition))),
    };
  }
  const difference = describeDifference(table, definition);
  if (difference) {
    throw new SetupError(
      `${name}: ${difference}. DynamoDB can't change that: give it a new name in tables.ts or, if nothing in there is needed, start over with \`npm run db:reset\`.`,
    );
  }
  const present = new Set(table.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  const index = toIndexes(definition).find(({ IndexName }) => !present.has(IndexName));
  if (index) {
    const update = new UpdateTableCommand({
      TableName: name,
      AttributeDefinitions: toAttributeDefinitions(definition, table, index),
      GlobalSecondaryIndexUpdates: [{ Create: index }],
    });
    return { did: `added index ${index.IndexName} to ${name}`, apply: () => client.send(update) };
  }
  if (definition.stream && !table.StreamSpecification?.StreamEnabled) {
    const update = new UpdateTableCommand({
      TableName: name,
      ...toStreamSpecification(definition),
    });
    return { did: `turned on the stream of ${name}`, apply: () => client.send(update) };
  }
  return expiryStep(client, name, definition);
}

async function expiryStep(
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
      `${name}: items expire by ${AttributeName} and not by ${ttl}: turn that TTL off first.`,
    );
  }
  const update = new UpdateTimeToLiveCommand({
    TableName: name,
    TimeToLiveSpecification: { AttributeName: ttl, Enabled: true },
  });
  return { did: `turned on the TTL of ${name}`, apply: () => client.send(update) };
}

/** The table when no change of it is under way, undefined when there is none (or, on request, no more). */
async function settled(
  client: Database["client"],
  name: string,
  { gone = false } = {},
): Promise<TableDescription | undefined> {
  const deadlineMs = performance.now() + timeoutMs;
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 2, 5000)) {
    const found = await client
      .send(new DescribeTableCommand({ TableName: name }))
      .catch(ignoreMissing);
    const table = found?.Table;
    if (!table || (!gone && isReady(table))) return table;
    if (performance.now() > deadlineMs) {
      throw new SetupError(
        `${name} is still ${table.TableStatus} after an hour: look at it in AWS.`,
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
