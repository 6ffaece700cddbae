import { GetCommand as SdkGetCommand } from "@aws-sdk/lib-dynamodb";
import { openDatabase } from "@latch/adapters/dynamodb";
import { expect, inject, onTestFinished, test } from "vitest";
import {
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from "../../packages/adapters/src/dynamodb/client/commands.ts";
import { openTestDatabase } from "../support/harness.ts";

const values = {
  text: "Zoë 🔑",
  empty: "",
  number: 12.5,
  large: 9007199254740991,
  yes: true,
  nothing: null,
  list: [1, "two", { three: 3 }],
  map: { B: "not bytes", nested: { BS: ["not", "bytes"] } },
  texts: new Set(["a", "b"]),
  numbers: new Set([1, 2]),
  bytes: new Uint8Array([0, 1, 255]),
  manyBytes: new Set([new Uint8Array([7])]),
};

/** Opens the tables of a test with each client. */
async function openBoth() {
  const { tables } = await openTestDatabase();
  return (["lean", "sdk"] as const).map((client) => {
    const database = openDatabase({
      client,
      tables,
      region: "us-east-1",
      endpoint: inject("dynamoEndpoint"),
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    });
    onTestFinished(() => database.close());
    return database;
  });
}

/** Returns the name and the details of an error. */
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => "no error",
    ({ name, message, Item, CancellationReasons, $metadata, $fault }) => ({
      ...{ name, message, Item, CancellationReasons, $fault },
      status: $metadata.httpStatusCode,
    }),
  );

test("both clients store and read the same values, and accept commands of the SDK", async () => {
  const databases = await openBoth();
  for (const [index, { client, tables }] of databases.entries()) {
    const Key = { identifier: `values#${index}` };
    const Item = { ...Key, ...values, undefined: undefined };
    await client.send(new PutCommand({ TableName: tables.Identifiers, Item }));
    for (const reader of databases) {
      const input = { TableName: tables.Identifiers, Key, ConsistentRead: true };
      const own = await reader.client.send(new GetCommand(input));
      expect(own.Item).toEqual({ ...Key, ...values });
      expect(own.$metadata.httpStatusCode).toBe(200);
      const bySdk = await reader.client.send(new SdkGetCommand(input));
      expect(bySdk.Item).toEqual(own.Item);
    }
  }
});

test("both clients read the same pages", async () => {
  const databases = await openBoth();
  const { client, tables } = databases[0] as (typeof databases)[number];
  for (const taskId of ["tsk_1", "tsk_2", "tsk_3"]) {
    await client.send(new PutCommand({ TableName: tables.Tasks, Item: { userId: "u", taskId } }));
  }
  const pages = databases.map(async (database) => {
    const query = {
      TableName: tables.Tasks,
      KeyConditionExpression: "userId = :userId",
      ExpressionAttributeValues: { ":userId": "u" },
      Limit: 2,
    };
    const first = await database.client.send(new QueryCommand(query));
    const next = { ...query, ExclusiveStartKey: first.LastEvaluatedKey };
    const second = await database.client.send(new QueryCommand(next));
    return [first.Items, first.LastEvaluatedKey, second.Items];
  });
  const [lean, sdk] = await Promise.all(pages);
  expect(lean).toEqual(sdk);
  expect(lean?.[2]).toEqual([{ userId: "u", taskId: "tsk_3" }]);
});

test("both clients report the same errors", async () => {
  const failures = (await openBoth()).map(async ({ client, tables }) => {
    const Item = { identifier: "taken#1", userId: "usr_1" };
    await client.send(new PutCommand({ TableName: tables.Identifiers, Item }));
    const put = {
      TableName: tables.Identifiers,
      Item,
      ConditionExpression: "attribute_not_exists(identifier)",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
    };
    return [
      await failureOf(client.send(new PutCommand(put))),
      await failureOf(client.send(new TransactWriteCommand({ TransactItems: [{ Put: put }] }))),
      await failureOf(client.send(new GetCommand({ TableName: "absent-table", Key: { id: "1" } }))),
      await failureOf(
        client.send(new GetCommand({ TableName: tables.Identifiers, Key: { wrong: "1" } })),
      ),
    ];
  });
  const [lean, sdk] = await Promise.all(failures);
  expect(lean).toEqual(sdk);
  expect(lean?.[0]).toMatchObject({
    name: "ConditionalCheckFailedException",
    Item: { identifier: { S: "taken#1" }, userId: { S: "usr_1" } },
  });
  expect(lean?.[1]).toMatchObject({ name: "TransactionCanceledException", status: 400 });
});

test("interceptors wrap the calls of both clients, the first one outermost", async () => {
  for (const { client, tables } of await openBoth()) {
    const order: string[] = [];
    for (const name of ["first", "second"]) {
      client.intercept(async ({ operation, input }, next) => {
        order.push(`${name} ${operation}`);
        return next(input);
      });
    }
    const input = { TableName: tables.Identifiers, Key: { identifier: "1" } };
    await client.send(new GetCommand(input));
    await client.send(new SdkGetCommand(input));
    const once = ["first GetItem", "second GetItem"];
    expect(order).toEqual([...once, ...once]);
  }
});
