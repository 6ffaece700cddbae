import { randomUUID } from "node:crypto";
import {
  CreateTableCommand,
  DescribeTableCommand,
  type DescribeTableCommandOutput,
  DescribeTimeToLiveCommand,
  DynamoDBServiceException,
  UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";
import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import {
  type Database,
  openDatabase,
  prefixedTableNames,
  type TableDefinition,
  tables,
} from "@latch/adapters/dynamodb";
import { createTables, dropTables, SetupError } from "@latch/adapters/dynamodb/setup";
import type { DatabaseCall } from "@latch/core";
import { expect, inject, onTestFinished, test } from "vitest";
import { testClient } from "../support/database-client.ts";

const all = Object.keys(tables).length;

const plain: TableDefinition = { partition: "userId", attributes: { userId: "S" } };
const indexed: TableDefinition = {
  ...plain,
  attributes: { userId: "S", role: "S", plan: "S" },
  indexes: { byRole: { partition: "role" }, byPlan: { partition: "plan" } },
};

/** Opens a database with a table prefix of its own and without tables. */
function openEmpty(onCall?: (call: DatabaseCall) => void): Database {
  const database = openDatabase({
    tables: prefixedTableNames(`e${randomUUID().slice(0, 8)}-`),
    client: testClient,
    region: "us-east-1",
    endpoint: inject("dynamoEndpoint"),
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    observer: onCall && { onCall },
  });
  onTestFinished(() => database.close());
  return database;
}

/** Intercepts the calls to a database. */
function intercept(
  { client }: Database,
  between: (command: unknown, proceed: () => Promise<unknown>) => Promise<unknown>,
): void {
  const send = client.send.bind(client);
  client.send = ((command: never, options: never) =>
    between(command, () => send(command, options))) as typeof client.send;
}

test("creates missing tables once, and then changes nothing", async () => {
  const calls: DatabaseCall[] = [];
  const database = openEmpty((call) => calls.push(call));
  const done = await createTables(database);
  expect(done).toContain(`created ${database.tables.Users}`);
  expect(done).toContain(`turned on the TTL of ${database.tables.Sessions}`);
  calls.length = 0;
  expect(await createTables(database)).toEqual([]);
  expect(new Set(calls.map(({ operation }) => operation))).toEqual(
    new Set(["DescribeTable", "DescribeTimeToLive"]),
  );
});

test("creates each table once when several processes run at the same time", async () => {
  const database = openEmpty();
  const done = await Promise.all(Array.from({ length: 5 }, () => createTables(database)));
  const created = done.flat().filter((line) => line.startsWith("created"));
  expect(created).toHaveLength(all);
});

test("adds indexes, a stream and a TTL to a table, and keeps its items", async () => {
  const database = openEmpty();
  const { client, tables: names } = database;
  const after: TableDefinition = {
    ...plain,
    attributes: { userId: "S", role: "S", plan: "S", age: "N" },
    indexes: {
      byRole: { partition: "role", sort: "age" },
      byPlan: { partition: "plan", include: ["name"] },
    },
    stream: true,
    ttl: "expiresAt",
  };
  await createTables(database, { Users: plain });
  const item = { userId: "1", role: "user", plan: "free", age: 3, name: "Ada" };
  await client.send(new PutCommand({ TableName: names.Users, Item: item }));

  const done = await Promise.all([
    createTables(database, { Users: after }),
    createTables(database, { Users: after }),
  ]);
  expect(new Set(done.flat())).toEqual(
    new Set([
      `added index byRole to ${names.Users}`,
      `added index byPlan to ${names.Users}`,
      `turned on the stream of ${names.Users}`,
      `turned on the TTL of ${names.Users}`,
    ]),
  );
  const { Table } = await client.send(new DescribeTableCommand({ TableName: names.Users }));
  expect(Table?.StreamSpecification?.StreamViewType).toBe("NEW_AND_OLD_IMAGES");
  const ttl = await client.send(new DescribeTimeToLiveCommand({ TableName: names.Users }));
  expect(ttl.TimeToLiveDescription?.AttributeName).toBe("expiresAt");
  const found = await client.send(
    new QueryCommand({
      TableName: names.Users,
      IndexName: "byPlan",
      KeyConditionExpression: "#plan = :plan",
      ExpressionAttributeNames: { "#plan": "plan" },
      ExpressionAttributeValues: { ":plan": "free" },
    }),
  );
  expect(found.Items).toEqual([{ userId: "1", plan: "free", name: "Ada" }]);
});

test("adds one index at a time, each after the previous is ACTIVE", async () => {
  const database = openEmpty();
  await createTables(database, { Users: plain });
  const sent: unknown[] = [];
  let building = 0;
  intercept(database, async (command, proceed) => {
    if (command instanceof UpdateTableCommand) {
      const { AttributeDefinitions = [], GlobalSecondaryIndexUpdates = [] } = command.input;
      const attributes = AttributeDefinitions.map(({ AttributeName }) => AttributeName);
      sent.push([attributes, GlobalSecondaryIndexUpdates.map(({ Create }) => Create?.IndexName)]);
      building = 2;
    }
    const answer = await proceed();
    if (command instanceof DescribeTableCommand && building > 0) {
      sent.push("still building");
      building--;
      const { Table } = answer as DescribeTableCommandOutput;
      for (const index of Table?.GlobalSecondaryIndexes ?? []) index.IndexStatus = "CREATING";
    }
    return answer;
  });
  await createTables(database, { Users: indexed });
  // DynamoDB rejects attributes that are in no key.
  expect(sent).toEqual([
    [["userId", "role"], ["byRole"]],
    "still building",
    "still building",
    [["userId", "role", "plan"], ["byPlan"]],
    "still building",
    "still building",
  ]);
});

test("retries a change while DynamoDB is busy, and gives up an invalid one soon", async () => {
  const database = openEmpty();
  await createTables(database, { Users: plain });
  let refusals = 0;
  let name = "LimitExceededException";
  let most = 2;
  intercept(database, async (command, proceed) => {
    if (command instanceof UpdateTableCommand && refusals < most) {
      refusals++;
      throw new DynamoDBServiceException({ name, $fault: "client", $metadata: {} });
    }
    return proceed();
  });
  expect(await createTables(database, { Users: indexed })).toHaveLength(2);
  expect(refusals).toBe(2);

  [name, refusals, most] = ["ValidationException", 0, Number.POSITIVE_INFINITY];
  await expect(createTables(database, { Users: { ...indexed, stream: true } })).rejects.toThrow();
  expect(refusals).toBe(4);
});

test.each<[string, Partial<TableDefinition>, string]>([
  ["another key", { partition: "id", attributes: { id: "S" } }, "the key is userId, not id"],
  [
    "an index that lacks something",
    { indexes: { byRole: { partition: "role", include: ["name", "plan"] } } },
    "the index byRole does not project plan",
  ],
  [
    "an index with another key",
    {
      attributes: { userId: "S", plan: "S", role: "S" },
      indexes: { byRole: { partition: "plan", include: ["name"] } },
    },
    "the index byRole has the key role, not plan",
  ],
  ["another TTL", { ttl: "endsAt" }, "the TTL attribute is expiresAt, not endsAt"],
])("%s cannot be converged, and the error names it", async (_, change, words) => {
  const database = openEmpty();
  const Users: TableDefinition = {
    partition: "userId",
    attributes: { userId: "S", role: "S" },
    indexes: { byRole: { partition: "role", include: ["name"] } },
    ttl: "expiresAt",
  };
  await createTables(database, { Users });
  const outcome = createTables(database, { Users: { ...Users, ...change } });
  await expect(outcome).rejects.toThrow(SetupError);
  await expect(outcome).rejects.toThrow(words);
});

test("keeps an index that projects more attributes than defined", async () => {
  const database = openEmpty();
  await database.client.send(
    new CreateTableCommand({
      TableName: database.tables.Users,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "userId", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "userId", AttributeType: "S" }],
      GlobalSecondaryIndexes: [
        {
          IndexName: "own",
          KeySchema: [{ AttributeName: "userId", KeyType: "HASH" }],
          Projection: { ProjectionType: "ALL" },
        },
      ],
    }),
  );
  const Users: TableDefinition = {
    partition: "userId",
    attributes: { userId: "S" },
    indexes: { own: { partition: "userId", include: ["name"] } },
  };
  expect(await createTables(database, { Users })).toEqual([]);
});

test("drops the defined tables only, and succeeds when they do not exist", async () => {
  const [database, other] = [openEmpty(), openEmpty()];
  await Promise.all([createTables(database), createTables(other)]);
  expect(await dropTables(database)).toHaveLength(all);
  expect(await dropTables(database)).toEqual([]);
  expect(await createTables(other)).toEqual([]);
  expect(await createTables(database)).not.toEqual([]);
});
