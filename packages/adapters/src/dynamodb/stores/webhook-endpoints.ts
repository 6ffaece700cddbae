import type { StoredWebhookEndpoint, WebhookEndpointStore } from "@latch/core";
import { newAttemptId } from "../client/attempt-id.ts";
import type { Database } from "../client/database.ts";
import { queryAll } from "../client/query.ts";
import { openTable } from "../client/table.ts";
import type { RepeatableUpdate } from "../client/update-expression.ts";

/** The partition of all endpoints, because they are always read together. */
export const endpointPartition = "all";
const listedIn = endpointPartition;

type Item = StoredWebhookEndpoint & {
  listedIn: string;
  /** The ids of the counted failures. A count that the SDK repeats changes nothing. */
  attempts?: Set<string>;
};

const toEndpoint = ({ listedIn, attempts, ...endpoint }: Item): StoredWebhookEndpoint => endpoint;

/** Creates the store of webhook endpoints. */
export function createWebhookEndpointStore({
  client,
  tables,
}: Database<"WebhookEndpoints">): WebhookEndpointStore {
  const TableName = tables.WebhookEndpoints;
  const table = openTable(client, TableName);

  /**
   * Updates an endpoint if `condition` is true.
   * @returns the endpoint after the update, or undefined if the condition is false
   */
  async function change(
    endpointId: string,
    { condition = "attribute_exists(endpointId)", ...update }: RepeatableUpdate,
  ): Promise<StoredWebhookEndpoint | undefined> {
    const outcome = await table.update<Item>({ listedIn, endpointId }, { ...update, condition });
    return "done" in outcome ? toEndpoint(outcome.done) : undefined;
  }

  return {
    async get(endpointId) {
      const item = await table.get<Item>({ listedIn, endpointId });
      return item && toEndpoint(item);
    },

    async list() {
      const items = await queryAll<Item>(client, {
        TableName,
        KeyConditionExpression: "listedIn = :all AND begins_with(endpointId, :prefix)",
        ExpressionAttributeValues: { ":all": listedIn, ":prefix": "whe_" },
        ConsistentRead: true,
        ScanIndexForward: false,
      });
      return items.map(toEndpoint);
    },

    async saveSecrets(before, { endpointId, secret, previousSecret, previousSecretUntil }) {
      const outcome = await table.update<Item>(
        { listedIn, endpointId },
        {
          set: { secret, ...(previousSecret && { previousSecret, previousSecretUntil }) },
          condition: "secret = :before",
          values: { before: before.secret },
        },
      );
      // A new secret is random, and sealing gives each secret one form: the SDK repeated the call, or another process did the same.
      return "done" in outcome || outcome.refused.item?.secret === secret;
    },

    async countFailure(endpointId, atMs, maxFailures) {
      const attemptId = newAttemptId();
      const outcome = await table.update<Item>(
        { listedIn, endpointId },
        {
          setIfMissing: { failingSince: atMs },
          add: { failures: 1, attempts: new Set([attemptId]) },
          condition:
            "attribute_exists(endpointId) AND (attribute_not_exists(failures) OR failures < :maxFailures) AND NOT contains(attempts, :attemptId)",
          values: { maxFailures, attemptId },
        },
      );
      const item = "done" in outcome ? outcome.done : outcome.refused.item;
      return item && toEndpoint(item);
    },

    async recover(endpointId, enable) {
      const failureAttributes = ["failures", "failingSince", "attempts"];
      await change(
        endpointId,
        enable
          ? {
              set: { status: "enabled" },
              remove: [...failureAttributes, "disabledReason", "disabledAt"],
            }
          : { remove: failureAttributes },
      );
    },

    async disable(endpointId, reason, atMs, threshold) {
      const changed = await change(endpointId, {
        set: {
          status: "disabled",
          disabledReason: reason,
          disabledAt: new Date(atMs).toISOString(),
        },
        condition: threshold
          ? "#status = :enabled AND failures >= :threshold AND failingSince <= :since"
          : "#status = :enabled",
        values: { enabled: "enabled", threshold: threshold?.failures, since: threshold?.sinceMs },
      });
      return changed !== undefined;
    },
  };
}
