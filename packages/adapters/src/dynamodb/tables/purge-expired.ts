import { DeleteCommand } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runConditionalWrite } from "../client/failures.ts";
import { inBatches, scanPages } from "../client/query.ts";
import { type TableDefinition, type TableName, tables } from "./tables.ts";

/**
 * Deletes expired items, as DynamoDB's TTL does on AWS and emulators do not. It reads whole tables,
 * so it is for the local stack only. Correctness does not depend on it: each read checks the
 * expiry.
 */
export async function purgeExpired(
  { client, tables: names }: Database,
  nowSeconds: number,
  definitions: Partial<Record<TableName, TableDefinition>> = tables,
): Promise<void> {
  const expiring = (Object.entries(definitions) as [TableName, TableDefinition][]).filter(
    ([, { ttl }]) => ttl,
  );
  for (const [table, { ttl = "", partition, sort }] of expiring) {
    const pages = scanPages(client, {
      TableName: names[table],
      FilterExpression: "#ttl <= :now",
      ExpressionAttributeNames: { "#ttl": ttl },
      ExpressionAttributeValues: { ":now": nowSeconds },
    });
    for await (const { items } of pages) {
      await inBatches(items, (item) =>
        runConditionalWrite(() =>
          client.send(
            new DeleteCommand({
              TableName: names[table],
              Key: { [partition]: item[partition], ...(sort && { [sort]: item[sort] }) },
              // A session may have been renewed since the scan.
              ConditionExpression: "#ttl <= :now",
              ExpressionAttributeNames: { "#ttl": ttl },
              ExpressionAttributeValues: { ":now": nowSeconds },
            }),
          ),
        ),
      );
    }
  }
}
