import type { OneTimeTokenStore, StoredOneTimeToken } from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import type { Database } from "../client/database.ts";
import { inBatches, queryAll } from "../client/query.ts";
import { openTable } from "../client/table.ts";

/** Creates the store of one-time tokens. */
export function createOneTimeTokenStore({
  client,
  tables,
}: Database<"OneTimeTokens">): OneTimeTokenStore {
  const TableName = tables.OneTimeTokens;
  const table = openTable(client, TableName);
  return {
    async create(token, caller) {
      await table.put({ ...token, ...auditAttributes(caller) });
    },

    get: (tokenHash) => table.get<StoredOneTimeToken>({ tokenHash }),

    async removeAll(userId) {
      const tokens = await queryAll<StoredOneTimeToken>(client, {
        TableName,
        IndexName: "ofUser",
        KeyConditionExpression: "userId = :userId",
        ExpressionAttributeValues: { ":userId": userId },
      });
      await inBatches(tokens, ({ tokenHash }) => table.remove({ tokenHash }));
    },
  };
}
