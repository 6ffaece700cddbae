/**
 * Runs a migration in a process that a test kills: it marks the items of Users, two a page, with a
 * pause after each page. Arguments: the endpoint, the prefix of the tables, the lease in
 * milliseconds.
 */
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { type Database, openDatabase, prefixedTableNames } from "@latch/adapters/dynamodb";
import { type Migration, migrate } from "@latch/adapters/migrations";

/**
 * Creates a migration that adds 1 to `marks` of each user, so that a test sees how often an item
 * was processed.
 */
export const slowMigration = (afterPage: () => unknown = () => {}): Migration => ({
  id: "0001-mark-users",
  up: (database, { eachPage }) =>
    eachPage(
      "Users",
      async (items) => {
        await Promise.all(items.map(({ userId }) => mark(database, userId)));
        await afterPage();
      },
      { size: 2 },
    ),
  down: async () => {},
});

const mark = ({ client, tables }: Database, userId: unknown) =>
  client.send(
    new UpdateCommand({
      TableName: tables.Users,
      Key: { userId },
      UpdateExpression: "ADD marks :one",
      ConditionExpression: "attribute_exists(userId)",
      ExpressionAttributeValues: { ":one": 1 },
    }),
  );

if (import.meta.main) {
  const [endpoint, prefix = "", leaseMs] = process.argv.slice(2);
  const database = openDatabase({
    tables: prefixedTableNames(prefix),
    region: "us-east-1",
    endpoint,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const migration = slowMigration(() => {
    console.log("page");
    return new Promise((resume) => setTimeout(resume, 300));
  });
  await migrate(database, [migration], { owner: "the killed one", leaseMs: Number(leaseMs) });
}
