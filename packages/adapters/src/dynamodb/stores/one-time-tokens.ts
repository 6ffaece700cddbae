import { DeleteCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { OneTimeTokenStore, StoredOneTimeToken } from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import { inBatches, queryAll } from "../client/query.ts";

/** Creates the store of one-time tokens. */
export function createOneTimeTokenStore({
  client,
  tables,
}: Database<"OneTimeTokens">): OneTimeTokenStore {
  const TableName = tables.OneTimeTokens;
  return {
    async create(token, caller) {
      await runCall(() =>
        client.send(new PutCommand({ TableName, Item: { ...token, ...auditAttributes(caller) } })),
      );
    },

    async get(tokenHash) {
      const { Item } = await runCall(() =>
        client.send(new GetCommand({ TableName, Key: { tokenHash }, ConsistentRead: true })),
      );
      return Item as StoredOneTimeToken | undefined;
    },

    async removeAll(userId) {
      const tokens = await queryAll<StoredOneTimeToken>(client, {
        TableName,
        IndexName: "ofUser",
        KeyConditionExpression: "userId = :userId",
        ExpressionAttributeValues: { ":userId": userId },
      });
      await inBatches(tokens, ({ tokenHash }) =>
        runCall(() => client.send(new DeleteCommand({ TableName, Key: { tokenHash } }))),
      );
    },
  };
}
