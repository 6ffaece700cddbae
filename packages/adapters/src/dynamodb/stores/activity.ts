import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Activity, EventId } from "@latch/contract";
import type { ActivityStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import { processFirst } from "../client/query.ts";
import { openTable } from "../client/table.ts";

/** An activity as it is stored, under the user that it is about. */
type StoredActivity = Omit<Activity, "id"> & { userId: string; eventId: EventId };

/** The sort key of the item that marks an erased user. It sorts after all event ids. */
export const erasedMarker = "~erased";

/** The item that marks an erased user. */
type ErasedMarker = {
  /** The id of the last activity of which the erasure has removed the personal data; empty at its start. */
  anonymisedTo?: string;
};

/** Creates the store of the activity log. */
export function createActivityStore({ client, tables }: Database<"Activity">): ActivityStore {
  const TableName = tables.Activity;
  const table = openTable(client, TableName);

  async function removePersonalData(userId: string, eventId: EventId): Promise<void> {
    await table.update(
      { userId, eventId },
      // The item may have expired since it was read.
      { remove: ["address", "actor", "requestId"], condition: "attribute_exists(eventId)" },
    );
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

    async anonymiseSome(userId) {
      const key = { userId, eventId: erasedMarker };
      const marker = await table.update<ErasedMarker>(key, { setIfMissing: { anonymisedTo: "" } });
      const anonymisedTo = "done" in marker && marker.done.anonymisedTo;
      const { after, ...outcome } = await processFirst<StoredActivity>(
        client,
        {
          TableName,
          KeyConditionExpression: "userId = :userId AND eventId < :mark",
          FilterExpression:
            "attribute_exists(address) OR attribute_exists(actor) OR attribute_exists(requestId)",
          ExpressionAttributeValues: { ":userId": userId, ":mark": erasedMarker },
          ProjectionExpression: "eventId",
          ExclusiveStartKey: anonymisedTo ? { userId, eventId: anonymisedTo } : undefined,
          ConsistentRead: true,
        },
        ({ eventId }) => removePersonalData(userId, eventId),
      );
      const position = after?.["eventId"];
      if (position) {
        await table.update(key, {
          set: { anonymisedTo: position },
          // Another process may have continued meanwhile.
          condition: "anonymisedTo < :position",
          values: { position },
        });
      }
      return outcome;
    },
  };
}

const toActivity = ({ userId, eventId, ...fields }: StoredActivity): Activity => ({
  id: eventId,
  ...fields,
});
