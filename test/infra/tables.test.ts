import { type TableDefinition, tables } from "@latch/adapters/dynamodb";
import { beforeAll, expect, test } from "vitest";
import { creationOf } from "../../packages/adapters/src/dynamodb/table-inputs.ts";
import { evaluate, type Graph } from "../support/graph.ts";

type Index = {
  name: string;
  hashKey: string;
  rangeKey?: string;
  projectionType: string;
  nonKeyAttributes?: string[];
};
type Table = {
  name: string;
  billingMode: string;
  hashKey: string;
  rangeKey?: string;
  attributes: { name: string; type: string }[];
  globalSecondaryIndexes: Index[];
  localSecondaryIndexes: unknown[];
  streamEnabled: boolean;
  streamViewType?: string;
  ttl?: unknown;
  pointInTimeRecovery: unknown;
  deletionProtectionEnabled: boolean;
};

const keySchema = ({ hashKey, rangeKey }: { hashKey: string; rangeKey?: string }) => [
  { AttributeName: hashKey, KeyType: "HASH" },
  ...(rangeKey ? [{ AttributeName: rangeKey, KeyType: "RANGE" }] : []),
];

/** The CreateTable call that AWS's provider makes of a table. */
const callOf = (table: Table) => ({
  TableName: table.name,
  BillingMode: table.billingMode,
  KeySchema: keySchema(table),
  AttributeDefinitions: table.attributes.map(({ name, type }) => ({
    AttributeName: name,
    AttributeType: type,
  })),
  ...(table.globalSecondaryIndexes.length > 0 && {
    GlobalSecondaryIndexes: table.globalSecondaryIndexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index),
      Projection: {
        ProjectionType: index.projectionType,
        ...(index.nonKeyAttributes && { NonKeyAttributes: index.nonKeyAttributes }),
      },
    })),
  }),
  ...(table.streamEnabled && {
    StreamSpecification: { StreamEnabled: true, StreamViewType: table.streamViewType },
  }),
});

let graph: Graph;
const tableOf = (name: string) => graph.one("aws:dynamodb/table:Table", `${name}Table`) as Table;

beforeAll(async () => {
  graph = await evaluate("ada");
});

test("a stage has all tables and no others", () => {
  const names = graph.tables().map(({ inputs }) => inputs["name"]);
  expect(names.sort()).toEqual(
    Object.keys(tables)
      .map((name) => `latch-ada-${name}`)
      .sort(),
  );
  expect(graph.outputs["tablePrefix"]).toBe("latch-ada-");
});

test.each(Object.entries<TableDefinition>(tables))("%s is as on a laptop", (name, definition) => {
  const table = tableOf(name);
  expect(callOf(table)).toEqual(creationOf(`latch-ada-${name}`, definition));
  expect(table.localSecondaryIndexes).toEqual([]);
  expect(table.ttl).toEqual(
    definition.ttl ? { attributeName: definition.ttl, enabled: true } : undefined,
  );
});

test("keys, indexes, streams and TTL are those that were designed", () => {
  const designs = Object.keys(tables).map((name) => {
    const { hashKey, rangeKey, globalSecondaryIndexes, streamViewType, ttl } = tableOf(name);
    const indexes = globalSecondaryIndexes.map((index) => index.name);
    return [name, hashKey, rangeKey, indexes, streamViewType, ttl !== undefined];
  });
  expect(designs).toEqual([
    ["Users", "userId", undefined, ["listed"], "NEW_AND_OLD_IMAGES", false],
    ["Identifiers", "identifier", undefined, [], undefined, false],
    ["Sessions", "userId", "sessionId", [], "NEW_AND_OLD_IMAGES", true],
    ["ApiKeys", "userId", "keyId", [], "NEW_AND_OLD_IMAGES", false],
    ["OneTimeTokens", "tokenHash", undefined, ["ofUser"], "NEW_AND_OLD_IMAGES", true],
    ["Activity", "userId", "eventId", [], undefined, false],
    ["Tasks", "userId", "taskId", [], "NEW_AND_OLD_IMAGES", true],
    ["Billing", "userId", undefined, ["ofCustomer"], undefined, false],
    ["StripeEvents", "eventId", undefined, [], undefined, true],
    ["WebhookEndpoints", "listedIn", "endpointId", [], "NEW_AND_OLD_IMAGES", false],
    ["WebhookDeliveries", "endpointId", "deliveryId", [], undefined, true],
    ["Mails", "mailId", undefined, [], undefined, true],
    ["Throttles", "key", undefined, [], undefined, true],
    ["StreamPositions", "shard", undefined, [], undefined, true],
    ["Migrations", "id", undefined, [], undefined, false],
  ]);
  const [listed] = tableOf("Users").globalSecondaryIndexes;
  expect(listed).toMatchObject({ hashKey: "listedIn", rangeKey: "userId" });
  expect(listed?.nonKeyAttributes).not.toContain("passwordHash");
});

test("tables can be restored to any second, and go with the stage of a developer", () => {
  expect(graph.app).toMatchObject({ removal: "remove", protect: false });
  for (const { name, inputs, retainOnDelete } of graph.tables()) {
    expect(inputs["pointInTimeRecovery"], name).toEqual({ enabled: true });
    expect(inputs["deletionProtectionEnabled"], name).toBe(false);
    expect(retainOnDelete, name).toBeFalsy();
  }
});
