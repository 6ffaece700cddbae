import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Activity, EventId } from "@latch/contract";
import type { ActivityStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import { inBatches, queryAll } from "../client/query.ts";
import { openTable } from "../client/table.ts";

/** An activity as it is stored, under the user that it is about. */
type StoredActivity = Omit<Activity, "id"> & { userId: string; eventId: EventId };

/** The sort key of the item that marks an erased user. It sorts after all event ids. */
export const erasedMarker = "~erased";

/** Creates the store of the activity log. */
export function createActivityStore({ client, tables }: Database<"Activity">): ActivityStore {
  const TableName = tables.Activity;
  const table = openTable(client, TableName);

  async function removePersonalData(userId: string, eventId: EventId): Promise<void> {
    await table.update({ userId, eventId }, { remove: ["address", "actor", "requestId"] });
  }

  async function isErased(userId: string): Promise<boolean> {
    return (await table.get({ userId, eventId: erasedMarker })) !== undefined;
  }

  return {
    async record(userId, { id: eventId, ...fields }) {
      await table.insert({ userId, eventId, ...fields }, "eventId");
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
      await table.put({ userId, eventId: erasedMarker });
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
