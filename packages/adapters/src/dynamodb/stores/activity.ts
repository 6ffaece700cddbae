import type { Activity, EventId } from "@latch/contract";
import { type ActivityStore, type Clock, idTimeMs } from "@latch/core";
import { QueryCommand } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import { processFirst } from "../client/query.ts";
import { openTable } from "../client/table.ts";
import { smallestIdAt } from "./smallest-event-id.ts";

/** An activity as it is stored, under the user that it is about. */
export type StoredActivity = Omit<Activity, "id"> & {
  userId: string;
  eventId: EventId;
  /** Seconds since 1970. Absent if release 0.2 or earlier recorded it and no migration has run since. */
  expiresAt?: number;
};

/** For how many days the activity log keeps an entry, if nothing else is configured. */
export const defaultRetentionDays = 400;

const dayMs = 24 * 3600 * 1000;

/** Returns when an activity expires, in seconds since 1970. Its id contains its time. */
export const activityExpiresAt = (eventId: string, retentionDays: number): number =>
  Math.floor((idTimeMs(eventId) + retentionDays * dayMs) / 1000);

type Options = { retentionDays?: number; clock?: Clock };

/** The sort key of the item that marks an erased user. It sorts after all event ids. */
export const erasedMarker = "~erased";

/** The item that marks an erased user. */
type ErasedMarker = {
  /** The id of the last activity of which the erasure has removed the personal data; empty at its start. */
  anonymisedTo?: string;
};

/**
 * Creates the store of the activity log. It returns no activity that is older than the retention, because DynamoDB
 * deletes late.
 */
export function createActivityStore(
  { client, tables }: Database<"Activity">,
  { retentionDays = defaultRetentionDays, clock = Date.now }: Options = {},
): ActivityStore {
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
      const expiresAt = activityExpiresAt(eventId, retentionDays);
      await table.insert({ userId, eventId, ...fields, expiresAt }, "eventId");
      // Checked after the write: an erasure that did not read this item has stored its marker
      // before.
      if (await isErased(userId)) await removePersonalData(userId, eventId);
    },

    async list(userId, { limit, before = erasedMarker }) {
      const oldest = smallestIdAt(clock() - retentionDays * dayMs);
      if (before <= oldest) return { items: [] };
      const { Items = [], LastEvaluatedKey } = await runCall(() =>
        client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: "userId = :userId AND eventId BETWEEN :oldest AND :before",
            ExpressionAttributeValues: { ":userId": userId, ":oldest": oldest, ":before": before },
            ExclusiveStartKey: { userId, eventId: before },
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

/** Returns the activity of an item. */
export const toActivity = ({
  userId,
  eventId,
  expiresAt,
  ...fields
}: StoredActivity): Activity => ({
  id: eventId,
  ...fields,
});
