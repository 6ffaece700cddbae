import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Activity, EventId } from "@latch/contract";
import type { ActivityStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite } from "../client/failures.ts";
import { inBatches, queryAll } from "../client/query.ts";
import { updateExpression } from "../client/update-expression.ts";

/** An activity as it is stored: under the person it happened to. */
type StoredActivity = Omit<Activity, "id"> & { userId: string; eventId: EventId };

/** Stands behind all events of a person who has been erased. */
export const erasedMark = "~erased";

export function createActivityStore({ client, tables }: Database<"Activity">): ActivityStore {
  const TableName = tables.Activity;

  async function strip(userId: string, eventId: EventId): Promise<void> {
    await runCall(() =>
      client.send(
        new UpdateCommand({
          TableName,
          Key: { userId, eventId },
          ...updateExpression({ remove: ["address", "actor", "requestId"] }),
        }),
      ),
    );
  }

  async function isErased(userId: string): Promise<boolean> {
    const { Item } = await runCall(() =>
      client.send(
        new GetCommand({ TableName, Key: { userId, eventId: erasedMark }, ConsistentRead: true }),
      ),
    );
    return Item !== undefined;
  }

  return {
    async record(userId, { id: eventId, ...told }) {
      await runConditionalWrite(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: { userId, eventId, ...told },
            ConditionExpression: "attribute_not_exists(eventId)",
          }),
        ),
      );
      // After the write: an erasure that did not see it has left its mark before.
      if (await isErased(userId)) await strip(userId, eventId);
    },

    async list(userId, { limit, before }) {
      const { Items = [], LastEvaluatedKey } = await runCall(() =>
        client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: "userId = :userId AND eventId < :before",
            ExpressionAttributeValues: { ":userId": userId, ":before": before ?? erasedMark },
            ScanIndexForward: false,
            Limit: limit,
          }),
        ),
      );
      return {
        items: (Items as StoredActivity[]).map(toActivity),
        next: LastEvaluatedKey?.["eventId"],
      };
    },

    async anonymise(userId) {
      await runCall(() =>
        client.send(new PutCommand({ TableName, Item: { userId, eventId: erasedMark } })),
      );
      const items = await queryAll<StoredActivity>(client, {
        TableName,
        KeyConditionExpression: "userId = :userId AND eventId < :mark",
        ExpressionAttributeValues: { ":userId": userId, ":mark": erasedMark },
        ProjectionExpression: "eventId",
        ConsistentRead: true,
      });
      await inBatches(items, ({ eventId }) => strip(userId, eventId));
    },
  };
}

const toActivity = ({ userId, eventId, ...told }: StoredActivity): Activity => ({
  id: eventId,
  ...told,
});
