import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { BillingStore, StoredBilling } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite } from "../client/failures.ts";
import { updateExpression } from "../client/update-expression.ts";

type Item = StoredBilling & { checkoutAt?: number };

/** Creates the store of customers, subscriptions and applied Stripe events. */
export function createBillingStore({ client, tables }: Database): BillingStore {
  const TableName = tables.Billing;
  const eventsTable = tables.StripeEvents;

  return {
    async get(userId) {
      const { Item } = await runCall(() =>
        client.send(new GetCommand({ TableName, Key: { userId }, ConsistentRead: true })),
      );
      return Item && toStored(Item as Item);
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
      const outcome = await runConditionalWrite<unknown, Item>(() =>
        client.send(
          new PutCommand({
            TableName,
            Item,
            ConditionExpression: "attribute_not_exists(userId)",
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        ),
      );
      return "done" in outcome ? Item : toStored(outcome.refused.item as Item);
    },

    async save({ userId, version }, subscription) {
      const outcome = await runConditionalWrite(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { userId },
            ...updateExpression({
              set: { subscription, version: version + 1 },
              condition: "version = :version",
              values: { version },
            }),
          }),
        ),
      );
      return "done" in outcome;
    },

    async beginCheckout(userId, atMs, unlessSinceMs) {
      const outcome = await runConditionalWrite<unknown, Item>(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { userId },
            ...updateExpression({
              set: { checkoutAt: atMs },
              condition:
                "attribute_exists(userId) AND (attribute_not_exists(checkoutAt) OR checkoutAt < :since)",
              values: { since: unlessSinceMs },
            }),
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        ),
      );
      return "done" in outcome ? atMs : (outcome.refused.item?.checkoutAt ?? atMs);
    },

    async remove(userId) {
      await runCall(() => client.send(new DeleteCommand({ TableName, Key: { userId } })));
    },

    async wasApplied(eventId) {
      const { Item } = await runCall(() =>
        client.send(
          new GetCommand({ TableName: eventsTable, Key: { eventId }, ConsistentRead: true }),
        ),
      );
      return Item !== undefined;
    },

    async recordApplied(eventId, expiresAt) {
      await runCall(() =>
        client.send(new PutCommand({ TableName: eventsTable, Item: { eventId, expiresAt } })),
      );
    },
  };
}

const toStored = ({ userId, customerId, subscription, version }: Item): StoredBilling => ({
  userId,
  customerId,
  subscription,
  version,
});
