import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { ApiKeyStore, StoredApiKey } from "@latch/core";
import type { Database } from "./database.ts";
import { available } from "./failures.ts";

export function createApiKeyStore({ client, tables }: Database): ApiKeyStore {
  const TableName = tables.ApiKeys;
  return {
    async get(userId, keyId) {
      const { Item } = await available(() =>
        client.send(new GetCommand({ TableName, Key: { userId, keyId }, ConsistentRead: true })),
      );
      return Item as StoredApiKey | undefined;
    },
  };
}
