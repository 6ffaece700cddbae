import type { Database, TableName } from "@latch/adapters/dynamodb";

type Item = Record<string, unknown>;
type Attribute = Record<string, unknown>;

/** Calls DynamoDB by its bare protocol: what our adapters get wrong must not hide itself. */
async function call({ client }: Database, operation: string, input: object): Promise<Item> {
  const endpoint = await client.config.endpoint?.();
  if (!endpoint) throw new Error("Only a database with an endpoint of its own can be asked");
  const response = await fetch(`${endpoint.protocol}//${endpoint.hostname}:${endpoint.port}`, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${operation}`,
      // An emulator wants to see a signature, and checks none.
      "x-amz-date": "20260101T000000Z",
      authorization:
        "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none",
    },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`${operation}: ${await response.text()}`);
  return (await response.json()) as Item;
}

function read(attribute: Attribute): unknown {
  const [type, value] = Object.entries(attribute)[0] ?? [];
  if (type === "N") return Number(value);
  if (type === "M") return readItem(value as Record<string, Attribute>);
  if (type === "L") return (value as Attribute[]).map(read);
  return type === "NULL" ? null : value;
}

const readItem = (item: Record<string, Attribute>): Item =>
  Object.fromEntries(Object.entries(item).map(([name, attribute]) => [name, read(attribute)]));

function write(value: unknown): Attribute {
  if (typeof value === "number") return { N: String(value) };
  if (Array.isArray(value)) return { L: value.map(write) };
  return { S: String(value) };
}

/** Writes an item of texts, numbers and lists, whatever stands there. */
export async function put(database: Database, table: TableName, item: Item): Promise<void> {
  const entries = Object.entries(item).filter(([, value]) => value !== undefined);
  await call(database, "PutItem", {
    TableName: database.tables[table],
    Item: Object.fromEntries(entries.map(([name, value]) => [name, write(value)])),
  });
}

/** All that stands in a table. */
export async function scan(database: Database, table: TableName): Promise<Item[]> {
  const items: Item[] = [];
  let from: unknown;
  do {
    const page = await call(database, "Scan", {
      TableName: database.tables[table],
      ConsistentRead: true,
      ExclusiveStartKey: from,
    });
    items.push(...(page["Items"] as Record<string, Attribute>[]).map(readItem));
    from = page["LastEvaluatedKey"];
  } while (from);
  return items;
}

/** Who stands in Users, which identifiers are held, and which ones the users say should be. */
export async function readAccounts(database: Database) {
  const [users, held] = await Promise.all([scan(database, "Users"), scan(database, "Identifiers")]);
  return {
    users,
    held: held
      .filter(({ identifier }) => /^(?:email|username)#/.test(String(identifier)))
      .map(({ identifier, userId }) => `${identifier} ${userId}`)
      .sort(),
    wanted: users
      .flatMap(({ userId, email, username }) => [
        `email#${email} ${userId}`,
        ...(username ? [`username#${String(username).toLowerCase()} ${userId}`] : []),
      ])
      .sort(),
  };
}
