import type { OneTimeTokenStore, StoredOneTimeToken } from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import type { Database } from "../client/database.ts";
import { processFirst } from "../client/query.ts";
import { openTable } from "../client/table.ts";

/** A token with the ids of the counted tries. Counting one of them again changes nothing. */
type Item = StoredOneTimeToken & { attempts?: Set<string> };

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

    async countTry(tokenHash, attemptId, { maxTries, nowMs }) {
      const outcome = await table.update<Item>(
        { tokenHash },
        {
          add: { tries: 1, attempts: new Set([attemptId]) },
          condition:
            "expiresAt > :now AND (attribute_not_exists(tries) OR tries < :maxTries) AND NOT contains(attempts, :attemptId)",
          values: { now: Math.floor(nowMs / 1000), maxTries, attemptId },
        },
      );
      if ("done" in outcome) return outcome.done;
      const { item } = outcome.refused;
      if (!item || item.expiresAt * 1000 <= nowMs) return "missing";
      return item.attempts?.has(attemptId) ? item : "full";
    },

    async giveTryBack(tokenHash, attemptId) {
      await table.update(
        { tokenHash },
        {
          add: { tries: -1 },
          deleteFromSet: { attempts: new Set([attemptId]) },
          condition: "contains(attempts, :attemptId)",
          values: { attemptId },
        },
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
