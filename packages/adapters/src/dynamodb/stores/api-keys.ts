import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { ApiKeyStore, StoredApiKey } from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite } from "../client/failures.ts";
import { inBatches, queryAll } from "../client/query.ts";
import { updateExpression } from "../client/update-expression.ts";

/** Creates the store of API keys. */
export function createApiKeyStore({ client, tables }: Database): ApiKeyStore {
  const TableName = tables.ApiKeys;

  const list = (userId: string) =>
    queryAll<StoredApiKey>(client, {
      TableName,
      KeyConditionExpression: "userId = :userId",
      ExpressionAttributeValues: { ":userId": userId },
      ConsistentRead: true,
      ScanIndexForward: false,
    });

  async function remove(userId: string, keyId: string): Promise<void> {
    await runCall(() => client.send(new DeleteCommand({ TableName, Key: { userId, keyId } })));
  }

  return {
    async create(key, caller) {
      await runCall(() =>
        client.send(new PutCommand({ TableName, Item: { ...key, ...auditAttributes(caller) } })),
      );
    },

    async get(userId, keyId) {
      const { Item } = await runCall(() =>
        client.send(new GetCommand({ TableName, Key: { userId, keyId }, ConsistentRead: true })),
      );
      return Item as StoredApiKey | undefined;
    },

    list,
    remove,

    async touch({ userId, keyId }, at, unlessSince) {
      await runConditionalWrite(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { userId, keyId },
            ...updateExpression({
              set: { lastUsedAt: at },
              condition:
                "attribute_exists(keyId) AND (attribute_not_exists(lastUsedAt) OR lastUsedAt <= :since)",
              values: { since: unlessSince },
            }),
          }),
        ),
      );
    },

    async removeAll(userId) {
      await inBatches(await list(userId), ({ keyId }) => remove(userId, keyId));
    },
  };
}
