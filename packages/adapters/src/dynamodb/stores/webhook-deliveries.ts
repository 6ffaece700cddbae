import type { DeliveryRef, StoredWebhookDelivery, WebhookDeliveryStore } from "@latch/core";
import { newAttemptId } from "../client/attempt-id.ts";
import { QueryCommand } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import { openTable } from "../client/table.ts";
import type { RepeatableUpdate } from "../client/update-expression.ts";

/** The attributes of a list. The body of the event is not among them. */
const listedAttributes = [
  "endpointId",
  "deliveryId",
  "#type",
  "#status",
  "attempts",
  "createdAt",
  "lastAttemptAt",
  "nextAttemptAt",
  "lastStatus",
  "lastError",
  "expiresAt",
];

/** A condition: no attempt is in progress, by its lease. */
const notLeased = "(attribute_not_exists(leasedUntil) OR leasedUntil <= :now)";

/** A delivery with the id of the last claim, which identifies a claim that the SDK repeats. */
type Item = StoredWebhookDelivery & { claimId?: string };

/** Creates the store of webhook deliveries. */
export function createWebhookDeliveryStore({
  client,
  tables,
}: Database<"WebhookDeliveries">): WebhookDeliveryStore {
  const TableName = tables.WebhookDeliveries;
  const table = openTable(client, TableName);

  /**
   * Updates a delivery under a condition. `refused` is the stored delivery if the condition is
   * false.
   */
  const change = ({ endpointId, deliveryId }: DeliveryRef, update: RepeatableUpdate) =>
    table.update<Item>({ endpointId, deliveryId }, update);

  return {
    async createIfAbsent(delivery) {
      const outcome = await table.insert(delivery, "deliveryId");
      return "done" in outcome ? undefined : outcome.refused.item;
    },

    async claim(ref, now, leasedUntil) {
      const claimId = newAttemptId();
      const outcome = await change(ref, {
        set: { leasedUntil, lastAttemptAt: new Date(now).toISOString(), claimId },
        add: { attempts: 1 },
        condition: `#status = :pending AND nextAttemptAt <= :now AND ${notLeased}`,
        values: { pending: "pending", now },
      });
      if ("done" in outcome) return { claimed: outcome.done };
      const { item } = outcome.refused;
      return item?.claimId === claimId ? { claimed: item } : { refused: item };
    },

    async record(attempt, { status, nextAttemptAt, lastStatus, lastError }) {
      const fields = { nextAttemptAt, lastStatus, lastError };
      const missing = Object.entries(fields).filter(([, value]) => value === undefined);
      const outcome = await change(attempt, {
        set: { status, ...fields },
        remove: ["leasedUntil", "requested", ...missing.map(([name]) => name)],
        // Another attempt would have increased the count.
        condition: "attempts = :attempts AND leasedUntil = :until",
        values: { attempts: attempt.attempts, until: attempt.leasedUntil },
      });
      if ("done" in outcome) return true;
      const { item } = outcome.refused;
      // The SDK repeated a call that had succeeded.
      return (
        item?.attempts === attempt.attempts &&
        item.leasedUntil === undefined &&
        item.status === status &&
        item.nextAttemptAt === nextAttemptAt
      );
    },

    async giveUp(ref, now, lastError) {
      const outcome = await change(ref, {
        set: { status: "failed", lastError },
        remove: ["nextAttemptAt", "leasedUntil"],
        condition: `#status = :pending AND attribute_not_exists(requested) AND ${notLeased}`,
        values: { pending: "pending", now },
      });
      return "done" in outcome;
    },

    async request(ref, now, expiresAt) {
      const outcome = await change(ref, {
        set: { status: "pending", requested: true, nextAttemptAt: now, expiresAt },
        copy: { attemptsBefore: "attempts" },
        remove: ["leasedUntil"],
        condition: `attribute_exists(deliveryId) AND ${notLeased}`,
        values: { now },
      });
      if ("done" in outcome) return "requested";
      return outcome.refused.item ? "under_way" : "missing";
    },

    async list(endpointId, { limit, before, status }) {
      const { Items = [], LastEvaluatedKey } = await runCall(() =>
        client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: before
              ? "endpointId = :endpoint AND deliveryId < :before"
              : "endpointId = :endpoint",
            FilterExpression: status && "#status = :status",
            ProjectionExpression: listedAttributes.join(", "),
            ExpressionAttributeNames: { "#status": "status", "#type": "type" },
            ExpressionAttributeValues: {
              ":endpoint": endpointId,
              ":before": before,
              ":status": status,
            },
            ScanIndexForward: false,
            Limit: limit,
          }),
        ),
      );
      return {
        deliveries: Items as Omit<StoredWebhookDelivery, "body">[],
        next: LastEvaluatedKey?.["deliveryId"],
      };
    },
  };
}
