import type { PasswordFormatCount, PasswordFormatStore } from "@latch/core";
import { PutCommand, ScanCommand, type ScanCommandOutput } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite } from "../client/failures.ts";
import { openTable } from "../client/table.ts";

/** An identifier that is neither an email nor a username. Its item contains the count. */
const identifier = "password#formats";

type Item = PasswordFormatCount & { identifier: string };

/** Creates the store of the count of password formats. */
export function createPasswordFormatStore({
  client,
  tables,
}: Database<"Users" | "Identifiers">): PasswordFormatStore {
  const table = openTable(client, tables.Identifiers);
  return {
    async get() {
      const item = await table.get<Item>({ identifier });
      if (!item) return undefined;
      const { identifier: _, ...count } = item;
      return count;
    },

    async save(before, after) {
      // A false condition means that another process has counted meanwhile.
      await runConditionalWrite(() =>
        client.send(
          new PutCommand({
            TableName: tables.Identifiers,
            Item: { identifier, ...after },
            ...(before
              ? {
                  ConditionExpression: "countedAtMs = :before",
                  ExpressionAttributeValues: { ":before": before.countedAtMs },
                }
              : { ConditionExpression: "attribute_not_exists(identifier)" }),
          }),
        ),
      );
    },

    async readHashes(afterUserId, limit) {
      const { Items = [], LastEvaluatedKey } = await runCall<ScanCommandOutput>(() =>
        client.send(
          new ScanCommand({
            TableName: tables.Users,
            ProjectionExpression: "passwordHash",
            ExclusiveStartKey: afterUserId === undefined ? undefined : { userId: afterUserId },
            Limit: limit,
          }),
        ),
      );
      return {
        hashes: Items.flatMap(({ passwordHash }) => passwordHash ?? []),
        lastUserId: LastEvaluatedKey?.["userId"],
      };
    },
  };
}
