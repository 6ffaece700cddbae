import type { BillingStore, StoredBilling } from "@latch/core";
import { QueryCommand } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import { openTable } from "../client/table.ts";

type Item = StoredBilling & { checkoutAt?: number };

/** Creates the store of customers, subscriptions and applied Stripe events. */
export function createBillingStore({ client, tables }: Database): BillingStore {
  const TableName = tables.Billing;
  const table = openTable(client, TableName);
  const events = openTable(client, tables.StripeEvents);

  return {
    async get(userId) {
      const item = await table.get<Item>({ userId });
      return item && toStored(item);
    },

    async findUser(customerId) {
      const { Items = [] } = await runCall(() =>
        client.send(
          new QueryCommand({
            TableName,
            IndexName: "ofCustomer",
            KeyConditionExpression: "customerId = :customerId",
            ExpressionAttributeValues: { ":customerId": customerId },
          }),
        ),
      );
      return Items[0]?.["userId"];
    },

    async createIfAbsent(userId, customerId) {
      const Item: Item = { userId, customerId, version: 0 };
      const outcome = await table.insert(Item, "userId");
      return "done" in outcome ? Item : toStored(outcome.refused.item as Item);
    },

    async save({ userId, version }, subscription) {
      const outcome = await table.update(
        { userId },
        {
          set: { subscription, version: version + 1 },
          condition: "version = :version",
          values: { version },
        },
      );
      return "done" in outcome;
    },

    async beginCheckout(userId, atMs, unlessSinceMs) {
      const outcome = await table.update<Item>(
        { userId },
        {
          set: { checkoutAt: atMs },
          condition:
            "attribute_exists(userId) AND (attribute_not_exists(checkoutAt) OR checkoutAt < :since)",
          values: { since: unlessSinceMs },
        },
      );
      return "done" in outcome ? atMs : (outcome.refused.item?.checkoutAt ?? atMs);
    },

    async remove(userId) {
      await table.remove({ userId });
    },

    async wasApplied(eventId) {
      return (await events.get({ eventId })) !== undefined;
    },

    async recordApplied(eventId, expiresAt) {
      await events.put({ eventId, expiresAt });
    },
  };
}

const toStored = ({ userId, customerId, subscription, version }: Item): StoredBilling => ({
  userId,
  customerId,
  subscription,
  version,
});
