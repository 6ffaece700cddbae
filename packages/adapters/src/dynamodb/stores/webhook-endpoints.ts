import { GetCommand, TransactWriteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { StoredWebhookEndpoint, WebhookEndpointStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { available, conditional, transaction } from "../client/failures.ts";
import { queryAll } from "../client/query.ts";

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
    UpdateExpression: string,
    values: Record<string, unknown> = {},
    condition = "attribute_exists(endpointId)",
  ): Promise<StoredWebhookEndpoint | undefined> {
    const uses = (name: string) => `${UpdateExpression} ${condition}`.includes(name);
    const outcome = await conditional<{ Attributes?: Record<string, unknown> }, unknown>(() =>
      client.send(
        new UpdateCommand({
          ...keyOf(endpointId),
          UpdateExpression,
          ConditionExpression: condition,
          ExpressionAttributeNames: uses("#status") ? { "#status": "status" } : undefined,
          ExpressionAttributeValues: Object.keys(values).length > 0 ? values : undefined,
          ReturnValues: "ALL_NEW",
        }),
      ),
    );
    return "done" in outcome ? toEndpoint(outcome.done.Attributes as Item) : undefined;
  }

  /** The count of endpoints by one more or less, as a part of a transaction. */
  const count = (by: 1 | -1, condition?: string, most?: number) => ({
    Update: {
      ...keyOf(counted),
      UpdateExpression: "ADD endpoints :by",
      ConditionExpression: condition,
      ExpressionAttributeValues: { ":by": by, ...(most !== undefined && { ":most": most }) },
    },
  });

  return {
    async create(endpoint, most) {
      const free = "attribute_not_exists(endpoints) OR endpoints < :most";
      const cancelled = await transaction(() =>
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
              count(1, free, most),
            ],
          }),
        ),
      );
      return !cancelled;
    },

    async get(endpointId) {
      const { Item } = await available(() =>
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
      await transaction(() =>
        client.send(new TransactWriteCommand({ TransactItems: [gone, count(-1)] })),
      );
    },

    async saveSecrets(before, { endpointId, secret, previousSecret, previousSecretUntil }) {
      const changed = await change(
        endpointId,
        previousSecret
          ? "SET secret = :secret, previousSecret = :previous, previousSecretUntil = :until"
          : "SET secret = :secret",
        {
          ":secret": secret,
          ":before": before.secret,
          ...(previousSecret && { ":previous": previousSecret, ":until": previousSecretUntil }),
        },
        "secret = :before",
      );
      return changed !== undefined;
    },

    countFailure: (endpointId, at) =>
      change(endpointId, "SET failingSince = if_not_exists(failingSince, :at) ADD failures :one", {
        ":at": at,
        ":one": 1,
      }),

    async recover(endpointId, enable) {
      const forgotten = "REMOVE failures, failingSince";
      await (enable
        ? change(endpointId, `SET #status = :enabled ${forgotten}, disabledReason, disabledAt`, {
            ":enabled": "enabled",
          })
        : change(endpointId, forgotten));
    },

    async disable(endpointId, reason, at, least) {
      const changed = await change(
        endpointId,
        "SET #status = :disabled, disabledReason = :reason, disabledAt = :at",
        {
          ":disabled": "disabled",
          ":enabled": "enabled",
          ":reason": reason,
          ":at": new Date(at).toISOString(),
          ...(least && { ":least": least.failures, ":since": least.since }),
        },
        least
          ? "#status = :enabled AND failures >= :least AND failingSince <= :since"
          : "#status = :enabled",
      );
      return changed !== undefined;
    },
  };
}
