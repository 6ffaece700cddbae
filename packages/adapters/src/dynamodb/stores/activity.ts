import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Activity, EventId } from "@latch/contract";
import type { ActivityStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite } from "../client/failures.ts";
import { inBatches, queryAll } from "../client/query.ts";
import { updateExpression } from "../client/update-expression.ts";

/** An activity as it is stored, under the user that it is about. */
type StoredActivity = Omit<Activity, "id"> & { userId: string; eventId: EventId };

/** The sort key of the item that marks an erased user. It sorts after all event ids. */
export const erasedMarker = "~erased";

/** Creates the store of the activity log. */
export function createActivityStore({ client, tables }: Database<"Activity">): ActivityStore {
  const TableName = tables.Activity;

  async function removePersonalData(userId: string, eventId: EventId): Promise<void> {
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
        new GetCommand({ TableName, Key: { userId, eventId: erasedMarker }, ConsistentRead: true }),
      ),
    );
    return Item !== undefined;
  }

  return {
    async record(userId, { id: eventId, ...fields }) {
      await runConditionalWrite(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: { userId, eventId, ...fields },
            ConditionExpression: "attribute_not_exists(eventId)",
          }),
        ),
      );
      // Checked after the write: an erasure that did not read this item has stored its marker
      // before.
      if (await isErased(userId)) await removePersonalData(userId, eventId);
    },

    async list(userId, { limit, before }) {
      const { Items = [], LastEvaluatedKey } = await runCall(() =>
        client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: "userId = :userId AND eventId < :before",
            ExpressionAttributeValues: { ":userId": userId, ":before": before ?? erasedMarker },
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
        client.send(new PutCommand({ TableName, Item: { userId, eventId: erasedMarker } })),
      );
      const items = await queryAll<StoredActivity>(client, {
        TableName,
        KeyConditionExpression: "userId = :userId AND eventId < :mark",
        ExpressionAttributeValues: { ":userId": userId, ":mark": erasedMarker },
        ProjectionExpression: "eventId",
        ConsistentRead: true,
      });
      await inBatches(items, ({ eventId }) => removePersonalData(userId, eventId));
    },
  };
}

const toActivity = ({ userId, eventId, ...fields }: StoredActivity): Activity => ({
  id: eventId,
  ...fields,
});
