import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import {
  type Database,
  prefixedTableNames,
  streamedTables,
  type TableDefinition,
  type TableName,
  tables,
} from "@latch/adapters/dynamodb";
import { eventNames, queueNames } from "@latch/adapters/messaging";
import { migrate } from "@latch/adapters/migrations";
import { expect, test } from "vitest";
import { openInstallation, type QueueMessages } from "../support/fixtures/installation.ts";
import { populate } from "../support/fixtures/populate.ts";
import { readRelease } from "../support/fixtures/release.ts";
import { attributes, keys } from "../support/fixtures/stored-names.ts";
import { dumpTables, type Item } from "../support/fixtures/table-dump.ts";

/** The message of a failure in what is stored. */
const migration =
  "A stored name has changed. Data of the last release has the former name, and both releases run side by side during a deployment. Write a data migration (packages/adapters/src/migrations) first, then change this list.";

/** The message of a failure in what is sent. */
const transition =
  "A name on the wire has changed. Messages of the last release are in the queues, and both releases read them during a deployment: read both names in one release and write the new one in the next, then change this list.";

const event =
  "actor clientaddress data datacontenttype id requestid source specversion subject time traceparent type";

/** The attributes of an event that no webhook endpoint receives. */
const attributesOfEvent = "service traceparent type withoutWebhooks";

/** The fields of each queue's messages and their attributes. */
const queued = {
  "record-activity": { body: event, attributes: attributesOfEvent },
  "forget-person": { body: event, attributes: attributesOfEvent },
  "plan-webhooks": { body: event, attributes: "service traceparent type" },
  "deliver-webhooks": { body: "deliveryId endpointId", attributes: "traceparent" },
  "send-links": { body: "order purpose tokenHash tokenId userId", attributes: "traceparent" },
  "check-devices": { body: event, attributes: attributesOfEvent },
  "send-mail": {
    body: "actor clientaddress data datacontenttype id noticeId order requestid source specversion subject time traceparent type",
    attributes: attributesOfEvent,
  },
};

/** The request to a webhook endpoint: an event without the address of the client. */
const webhook = {
  body: event.replace("clientaddress ", ""),
  headers: ["content-type", "traceparent", "webhook-id", "webhook-signature", "webhook-timestamp"],
};

/** Keys, indexes, TTL attribute and stream of each table. */
const shapes = [
  "Users: userId; listed: listedIn, userId; stream",
  "Identifiers: identifier; TTL expiresAt",
  "Sessions: userId, sessionId; TTL expiresAt; stream",
  "ApiKeys: userId, keyId; stream",
  "Authenticators: userId, authenticatorId; TTL expiresAt",
  "OneTimeTokens: tokenHash; ofUser: userId; TTL expiresAt; stream",
  "Activity: userId, eventId; TTL expiresAt",
  "Tasks: userId, taskId; TTL expiresAt; stream",
  "Billing: userId; ofCustomer: customerId",
  "StripeEvents: eventId; TTL expiresAt",
  "WebhookEndpoints: listedIn, endpointId; stream",
  "WebhookDeliveries: endpointId, deliveryId; TTL expiresAt",
  "Mails: mailId; TTL expiresAt",
  "Throttles: key; TTL expiresAt",
  "StreamPositions: shard; TTL expiresAt",
  "Migrations: id",
];

const keyShapes: [RegExp, string][] = [
  [/^(email|username|once)#.*$/, "$1#…"],
  [/^user#\d$/, "user#…"],
  [/^key#\d+$/, "key#…"],
  [/\b(usr|ses|key|aut|dev|ott|tsk|whe|evt|ntc|cus|chl)_\w{24,26}/, "$1_…"],
  [/#ntc_\w{26}$/, "#ntc_…"],
  // The start of an hour.
  [/#\d{10}$/, "#…"],
  [/^arn:\S+ shardId-\S+$/, "arn:… shardId-…"],
  [/^(?:[\w-]{43}|[\w+/]{24})$/, "…"],
];

/** Attributes whose names contain a hash, and a map that contains the keys of another table. */
const nameShapes: [RegExp, string][] = [
  [/^([nt]) [\w+/]{24}$/, "$1:…"],
  [/^seen\.[\w-]{16}$/, "seen.…"],
  [/^(counted|failures|nextAllowedMs)#[\w+/]{8}$/, "$1#…"],
  [/^progress\.after\.\w+$/, "progress.after.…"],
];

const normalize = (text: string, shapes: [RegExp, string][]): string =>
  shapes.reduce((shape, [form, to]) => shape.replace(form, to), text);

const toPaths = (item: Item, before = ""): string[] =>
  Object.entries(item).flatMap(([name, { M }]: [string, AttributeValue]) => {
    const path = normalize(`${before}${name}`, nameShapes);
    return [path, ...(M ? toPaths(M, `${path}.`) : [])];
  });

const unique = (names: (string | undefined)[]): string[] =>
  [...new Set(names.filter((name) => name !== undefined))].sort();

/** Reads the lock of the migrations, which exists only while one runs. */
async function readLock(database: Database): Promise<Item[]> {
  const locks: Item[] = [];
  const up = async () => {
    const { Migrations } = await dumpTables(database);
    locks.push(...Migrations.filter(({ id }) => id?.S === "lock"));
  };
  await migrate(database, [{ id: "9999-looks", up, down: up }], { owner: "a test" });
  return locks;
}

const tableNames = Object.keys(tables) as TableName[];

/** A value for each table. */
const mapTables = <T>(list: (table: TableName) => T): Record<string, T> =>
  Object.fromEntries(tableNames.map((table) => [table, list(table)]));

const readAttributes = (items: Item[]): string[] => unique(items.flatMap((item) => toPaths(item)));
const listed = mapTables((table) => attributes[table].split(" ").sort());

/** Attributes of release 0.1 that this release no longer writes. It still reads those of tasks. */
const abandoned: Partial<Record<TableName, string[]>> = {
  Tasks: [
    "task",
    ...[
      "createdAt",
      "description",
      "dueAt",
      "status",
      "taskId",
      "title",
      "updatedAt",
      "userId",
    ].map((name) => `task.${name}`),
    "task.version",
  ],
  Throttles: ["n:…", "t:…", "total"],
};

/** The fields of JSON texts. */
const readFields = (bodies: (string | undefined)[]): string =>
  unique(bodies.flatMap((body) => Object.keys(JSON.parse(body ?? "{}")))).join(" ");

/** The fields of the messages of each queue, and the names of their attributes. */
const namesIn = (messages: QueueMessages) =>
  Object.fromEntries(
    queueNames.map((queue) => {
      const beside = messages[queue].flatMap((each) => Object.keys(each.MessageAttributes ?? {}));
      const body = readFields(messages[queue].map(({ Body }) => Body));
      return [queue, { body, attributes: unique(beside).join(" ") }];
    }),
  );

test("stored attributes, keys and messages keep their names", { timeout: 180_000 }, async () => {
  const installation = await openInstallation();
  const { messages } = await populate(installation);
  const items = await dumpTables(installation.database);
  items.Migrations.push(...(await readLock(installation.database)));
  const found = mapTables((table) => readAttributes(items[table]));
  expect(found, migration).toEqual(listed);
  const forms = tableNames.flatMap((table) =>
    Object.keys(tables[table].attributes).map((key) => {
      const values = items[table].map((item) => item[key]?.S);
      return [
        `${table}.${key}`,
        unique(values.map((value) => value && normalize(value, keyShapes))),
      ];
    }),
  );
  expect(Object.fromEntries(forms), migration).toEqual(keys);

  expect(namesIn(messages), transition).toEqual(queued);
  const [delivered] = installation.receiver.received;
  expect(readFields([delivered?.body]), transition).toBe(webhook.body);
  expect(Object.keys(delivered?.headers ?? {}), transition).toEqual(
    expect.arrayContaining(webhook.headers),
  );
});

test("every attribute of release 0.1 is in the list or abandoned", () => {
  const { items } = readRelease("release-0.1");
  const stored = mapTables((table) =>
    readAttributes(items.filter((line) => line.table === table).map(({ item }) => item)),
  );
  const unknown = mapTables((table) =>
    stored[table]?.filter(
      (name) => !listed[table]?.includes(name) && !abandoned[table]?.includes(name),
    ),
  );
  expect(unknown).toEqual(mapTables(() => []));
  const empty = tableNames.filter((table) => stored[table]?.length === 0);
  expect(empty, "tables of later releases").toEqual(["Authenticators"]);
});

test("tables, indexes and TTL attributes keep their names", () => {
  const found = Object.entries<TableDefinition>(tables).map(
    ([name, { partition, sort, indexes = {}, ttl, stream }]) =>
      [
        `${name}: ${[partition, sort].filter(Boolean).join(", ")}`,
        ...Object.entries(indexes).map(
          ([index, key]) => `${index}: ${[key.partition, key.sort].filter(Boolean).join(", ")}`,
        ),
        ...(ttl ? [`TTL ${ttl}`] : []),
        ...(stream ? ["stream"] : []),
      ].join("; "),
  );
  expect(found, migration).toEqual(shapes);
  expect(prefixedTableNames("latch-").Users, migration).toBe("latch-Users");
  expect(streamedTables).toHaveLength(6);
});

test("the topic and the queues keep their names", () => {
  const { topic, queues } = eventNames("latch-");
  expect([topic, ...Object.values(queues).flatMap(Object.values<string>)], transition).toEqual([
    "latch-events",
    "latch-record-activity",
    "latch-record-activity-dlq",
    "latch-forget-person",
    "latch-forget-person-dlq",
    "latch-plan-webhooks",
    "latch-plan-webhooks-dlq",
    "latch-deliver-webhooks",
    "latch-deliver-webhooks-dlq",
    "latch-send-links",
    "latch-send-links-dlq",
    "latch-check-devices",
    "latch-check-devices-dlq",
    "latch-send-mail",
    "latch-send-mail-dlq",
  ]);
});
