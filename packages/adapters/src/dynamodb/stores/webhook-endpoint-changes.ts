import type { Authority, WebhookEndpointChanges } from "@latch/core";
import { TransactWriteCommand } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runTransaction } from "../client/failures.ts";
import type { TransactItem } from "../client/transact-item.ts";
import { updateExpression } from "../client/update-expression.ts";
import { epochChecks } from "./epoch-checks.ts";
import { endpointPartition as listedIn } from "./webhook-endpoints.ts";

/** The sort key of the item that counts the endpoints. */
const countKey = "count";

/** Creates the store of the changes that administrators make to webhook endpoints. */
export function createWebhookEndpointChanges({
  client,
  tables,
}: Database<"WebhookEndpoints" | "Users">): WebhookEndpointChanges {
  const TableName = tables.WebhookEndpoints;
  const toKey = (endpointId: string) => ({ TableName, Key: { listedIn, endpointId } });

  /** Returns the write that changes the count of endpoints, for a transaction. */
  const count = (by: 1 | -1, condition?: string, maxEndpoints?: number): TransactItem => ({
    Update: {
      ...toKey(countKey),
      ...updateExpression({ add: { endpoints: by }, condition, values: { maxEndpoints } }),
    },
  });

  /** Runs a transaction whose last condition is the one of the actor. */
  async function change(
    writes: TransactItem[],
    authority: Authority,
  ): Promise<"done" | "refused" | "session_ended"> {
    const checks = epochChecks(tables, authority);
    const cancelled = await runTransaction(() =>
      client.send(new TransactWriteCommand({ TransactItems: [...writes, ...checks] })),
    );
    if (!cancelled) return "done";
    return cancelled.reasons[writes.length] === "ConditionalCheckFailed"
      ? "session_ended"
      : "refused";
  }

  return {
    create(endpoint, maxEndpoints, authority) {
      const put = {
        Put: {
          TableName,
          Item: { listedIn, ...endpoint },
          ConditionExpression: "attribute_not_exists(endpointId)",
        },
      };
      const belowLimit = "attribute_not_exists(endpoints) OR endpoints < :maxEndpoints";
      return change([put, count(1, belowLimit, maxEndpoints)], authority);
    },

    // If the endpoint does not exist, the count does not change either.
    remove(endpointId, authority) {
      const deletion = {
        Delete: { ...toKey(endpointId), ConditionExpression: "attribute_exists(endpointId)" },
      };
      return change([deletion, count(-1)], authority);
    },

    replaceSecrets(before, { endpointId, secret, previousSecret, previousSecretUntil }, authority) {
      const update = updateExpression({
        set: { secret, previousSecret, previousSecretUntil },
        condition: "secret = :before",
        values: { before: before.secret },
      });
      return change([{ Update: { ...toKey(endpointId), ...update } }], authority);
    },
  };
}
