import type { ApiKeyStore, StoredApiKey } from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import { TransactWriteCommand } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runTransaction } from "../client/failures.ts";
import { inBatches, queryAll } from "../client/query.ts";
import { openTable } from "../client/table.ts";
import { updateExpression } from "../client/update-expression.ts";
import { epochChecks } from "./epoch-checks.ts";

/** Creates the store of API keys. */
export function createApiKeyStore({ client, tables }: Database): ApiKeyStore {
  const TableName = tables.ApiKeys;
  const table = openTable(client, TableName);

  const list = (userId: string) =>
    queryAll<StoredApiKey>(client, {
      TableName,
      KeyConditionExpression: "userId = :userId",
      ExpressionAttributeValues: { ":userId": userId },
      ConsistentRead: true,
      ScanIndexForward: false,
    });

  return {
    async create(key, ownerVersion, caller) {
      const countKey = {
        TableName: tables.Users,
        Key: { userId: key.userId },
        ...updateExpression({
          set: { version: ownerVersion + 1 },
          condition: "version = :before AND attribute_not_exists(erasingSince)",
          values: { before: ownerVersion },
        }),
      };
      const put = { TableName, Item: { ...key, ...auditAttributes(caller) } };
      const cancelled = await runTransaction(() =>
        client.send(
          new TransactWriteCommand({ TransactItems: [{ Update: countKey }, { Put: put }] }),
        ),
      );
      return !cancelled;
    },

    get: (userId, keyId) => table.get<StoredApiKey>({ userId, keyId }),

    list,

    async remove(userId, keyId, authority) {
      const deletion = { Delete: { TableName, Key: { userId, keyId } } };
      const cancelled = await runTransaction(() =>
        client.send(
          new TransactWriteCommand({
            TransactItems: [deletion, ...epochChecks(tables, authority)],
          }),
        ),
      );
      return !cancelled;
    },

    async touch({ userId, keyId }, at, unlessSince) {
      await table.update(
        { userId, keyId },
        {
          set: { lastUsedAt: at },
          condition:
            "attribute_exists(keyId) AND (attribute_not_exists(lastUsedAt) OR lastUsedAt <= :since)",
          values: { since: unlessSince },
        },
      );
    },

    async removeAll(userId) {
      await inBatches(await list(userId), ({ keyId }) => table.remove({ userId, keyId }));
    },
  };
}
