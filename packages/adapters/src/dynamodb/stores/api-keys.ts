import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { ApiKeyStore, StoredApiKey } from "@latch/core";
import { audit } from "../client/audit.ts";
import type { Database } from "../client/database.ts";
import { available, conditional } from "../client/failures.ts";
import { inBatches, queryAll } from "../client/query.ts";
import { updateExpression } from "../client/update-expression.ts";

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
    await available(() => client.send(new DeleteCommand({ TableName, Key: { userId, keyId } })));
  }

  return {
    async create(key, caller) {
      await available(() =>
        client.send(new PutCommand({ TableName, Item: { ...key, ...audit(caller) } })),
      );
    },

    async get(userId, keyId) {
      const { Item } = await available(() =>
        client.send(new GetCommand({ TableName, Key: { userId, keyId }, ConsistentRead: true })),
      );
      return Item as StoredApiKey | undefined;
    },

    list,
    remove,

    async touch({ userId, keyId }, at, unlessSince) {
      await conditional(() =>
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
