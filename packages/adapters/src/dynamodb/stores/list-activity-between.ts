import type { Activity } from "@latch/contract";
import type { Database } from "../client/database.ts";
import { scanPages } from "../client/query.ts";
import { erasedMarker, type StoredActivity, toActivity } from "./activity.ts";
import { smallestIdAt } from "./smallest-event-id.ts";

/** A period in milliseconds since 1970. `untilMs` is excluded. */
export type Period = { sinceMs: number; untilMs: number };

/**
 * Lists the activity of a period in order of time, except that of erased users. It reads the whole
 * table and keeps the result in memory, about 500 bytes for each activity: for commands only.
 */
export async function listActivityBetween(
  { client, tables }: Database,
  { sinceMs, untilMs }: Period,
): Promise<Activity[]> {
  const found: StoredActivity[] = [];
  type ErasedMarker = { userId: string; eventId: typeof erasedMarker };
  const erased = new Set<string>();
  const pages = scanPages(client, {
    TableName: tables.Activity,
    FilterExpression: "(eventId >= :first AND eventId < :end) OR eventId = :mark",
    ExpressionAttributeValues: {
      ":first": smallestIdAt(sinceMs),
      ":end": smallestIdAt(untilMs),
      ":mark": erasedMarker,
    },
  });
  for await (const { items } of pages) {
    for (const item of items as (StoredActivity | ErasedMarker)[]) {
      if (item.eventId === erasedMarker) erased.add(item.userId);
      else found.push(item);
    }
  }
  return found
    .filter(({ userId }) => !erased.has(userId))
    .sort((a, b) => (a.eventId < b.eventId ? -1 : 1))
    .map(toActivity);
}
