import type { AuthenticatorStore, StoredAuthenticator } from "@latch/core";
import type { Database } from "../client/database.ts";
import { processFirst, queryAll } from "../client/query.ts";
import { openTable } from "../client/table.ts";

/** Creates the store of authenticators. The store of users writes them. */
export function createAuthenticatorStore({
  client,
  tables,
}: Database<"Authenticators">): AuthenticatorStore {
  const TableName = tables.Authenticators;
  const table = openTable(client, TableName);

  return {
    get: (userId, authenticatorId) => table.get<StoredAuthenticator>({ userId, authenticatorId }),

    // Trusted devices have other ids.
    list: (userId) =>
      queryAll<StoredAuthenticator>(client, {
        TableName,
        KeyConditionExpression: "userId = :userId AND begins_with(authenticatorId, :prefix)",
        ExpressionAttributeValues: { ":userId": userId, ":prefix": "aut_" },
        ConsistentRead: true,
      }),

    removeSome: (userId) =>
      processFirst<{ authenticatorId: string }>(
        client,
        {
          TableName,
          KeyConditionExpression: "userId = :userId",
          ExpressionAttributeValues: { ":userId": userId },
          ConsistentRead: true,
        },
        ({ authenticatorId }) => table.remove({ userId, authenticatorId }),
      ),
  };
}
