import { GetCommand, TransactWriteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { StoredWebhookEndpoint, WebhookEndpointStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite, runTransaction } from "../client/failures.ts";
import { queryAll } from "../client/query.ts";
import { type Update, updateExpression } from "../client/update-expression.ts";

/** The one partition: whoever reads endpoints reads all of them. */
const listedIn = "all";

/** An endpoint that is none: it holds how many there are. */
const counted = "count";

type Item = StoredWebhookEndpoint & { listedIn: string };

const toEndpoint = ({ listedIn, ...endpoint }: Item): StoredWebhookEndpoint => endpoint;

export function createWebhookEndpointStore({
  client,
  tables,
}: Database<"WebhookEndpoints">): WebhookEndpointStore {
  const TableName = tables.WebhookEndpoints;
  const keyOf = (endpointId: string) => ({ TableName, Key: { listedIn, endpointId } });

  /** Changes an endpoint if it stands as `condition` says. @returns what it is then */
  async function change(
    endpointId: string,
    { condition = "attribute_exists(endpointId)", ...update }: Update,
  ): Promise<StoredWebhookEndpoint | undefined> {
    const outcome = await runConditionalWrite<{ Attributes?: Record<string, unknown> }, unknown>(
      () =>
        client.send(
          new UpdateCommand({
            ...keyOf(endpointId),
            ...updateExpression({ ...update, condition }),
            ReturnValues: "ALL_NEW",
          }),
        ),
    );
    return "done" in outcome ? toEndpoint(outcome.done.Attributes as Item) : undefined;
  }

  /** The count of endpoints by one more or less, as a part of a transaction. */
  const count = (by: 1 | -1, condition?: string, maxEndpoints?: number) => ({
    Update: {
      ...keyOf(counted),
      ...updateExpression({ add: { endpoints: by }, condition, values: { maxEndpoints } }),
    },
  });

  return {
    async create(endpoint, maxEndpoints) {
      const free = "attribute_not_exists(endpoints) OR endpoints < :maxEndpoints";
      const cancelled = await runTransaction(() =>
        client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Put: {
                  TableName,
                  Item: { listedIn, ...endpoint },
                  ConditionExpression: "attribute_not_exists(endpointId)",
                },
              },
              count(1, free, maxEndpoints),
            ],
          }),
        ),
      );
      return !cancelled;
    },

    async get(endpointId) {
      const { Item } = await runCall(() =>
        client.send(new GetCommand({ ...keyOf(endpointId), ConsistentRead: true })),
      );
      return Item && toEndpoint(Item as Item);
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

    async remove(endpointId) {
      const gone = {
        Delete: { ...keyOf(endpointId), ConditionExpression: "attribute_exists(endpointId)" },
      };
      // When there is none, nothing is counted either.
      await runTransaction(() =>
        client.send(new TransactWriteCommand({ TransactItems: [gone, count(-1)] })),
      );
    },

    async saveSecrets(before, { endpointId, secret, previousSecret, previousSecretUntil }) {
      const changed = await change(endpointId, {
        set: { secret, ...(previousSecret && { previousSecret, previousSecretUntil }) },
        condition: "secret = :before",
        values: { before: before.secret },
      });
      return changed !== undefined;
    },

    countFailure: (endpointId, atMs) =>
      change(endpointId, { setIfMissing: { failingSince: atMs }, add: { failures: 1 } }),

    async recover(endpointId, enable) {
      const forgotten = ["failures", "failingSince"];
      await change(
        endpointId,
        enable
          ? { set: { status: "enabled" }, remove: [...forgotten, "disabledReason", "disabledAt"] }
          : { remove: forgotten },
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
