import type { OneTimeTokenStore, StoredOneTimeToken } from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import type { Database } from "../client/database.ts";
import { processFirst } from "../client/query.ts";
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

    async countTry(tokenHash, maxTries, nowMs) {
      const outcome = await table.update<StoredOneTimeToken>(
        { tokenHash },
        {
          add: { tries: 1 },
          condition: "expiresAt > :now AND (attribute_not_exists(tries) OR tries < :maxTries)",
          values: { now: Math.floor(nowMs / 1000), maxTries },
        },
      );
      if ("done" in outcome) return outcome.done;
      const { item } = outcome.refused;
      return item && item.expiresAt * 1000 > nowMs ? "full" : "missing";
    },

    async giveTryBack(tokenHash) {
      await table.update(
        { tokenHash },
        { add: { tries: -1 }, condition: "tries > :none", values: { none: 0 } },
      );
    },

    removeSome: (userId) =>
      processFirst<StoredOneTimeToken>(
        client,
        {
          TableName,
          IndexName: "ofUser",
          KeyConditionExpression: "userId = :userId",
          ExpressionAttributeValues: { ":userId": userId },
        },
        ({ tokenHash }) => table.remove({ tokenHash }),
      ),
  };
}
