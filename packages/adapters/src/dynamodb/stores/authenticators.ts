import type { AuthenticatorStore, StoredAuthenticator } from "@latch/core";
import type { Database } from "../client/database.ts";
import { inBatches, queryAll } from "../client/query.ts";
import { openTable } from "../client/table.ts";

/** Creates the store of authenticators. The store of users writes them. */
export function createAuthenticatorStore({
  client,
  tables,
}: Database<"Authenticators">): AuthenticatorStore {
  const TableName = tables.Authenticators;
  const table = openTable(client, TableName);

  const list = (userId: string) =>
    queryAll<StoredAuthenticator>(client, {
      TableName,
      KeyConditionExpression: "userId = :userId",
      ExpressionAttributeValues: { ":userId": userId },
      ConsistentRead: true,
    });

  return {
    get: (userId, authenticatorId) => table.get<StoredAuthenticator>({ userId, authenticatorId }),

    list,

    async removeAll(userId) {
      await inBatches(await list(userId), ({ authenticatorId }) =>
        table.remove({ userId, authenticatorId }),
      );
    },
  };
}
