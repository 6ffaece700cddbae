import type { Activity } from "@latch/contract";
import type { Database } from "../client/database.ts";
import { scanPages } from "../client/query.ts";
import { erasedMarker, type StoredActivity, toActivity } from "./activity.ts";
import { smallestIdAt } from "./smallest-event-id.ts";

/** A period in milliseconds since 1970. `untilMs` is excluded. */
type Period = {
  sinceMs: number;
  untilMs: number;
  /** The id of an activity: only later ones are listed. */
  after?: string;
};

/** Activities in order of time, and the id after which the next page begins, if there are more. */
type ActivityPage = { items: Activity[]; next?: string };

const byId = (a: StoredActivity, b: StoredActivity): number => (a.eventId < b.eventId ? -1 : 1);

/**
 * Lists the first activities of a period in order of time, except those of erased users. It reads the whole table,
 * which is sorted by users, and keeps at most twice `limit` in memory, about 500 bytes each: for commands only.
 */
export async function listActivityBetween(
  { client, tables }: Database,
  { sinceMs, untilMs, after = smallestIdAt(0) }: Period,
  limit = 100_000,
): Promise<ActivityPage> {
  let first: StoredActivity[] = [];
  let hasMore = false;
  const keepFirst = () => {
    first.sort(byId);
    hasMore ||= first.length > limit;
    first = first.slice(0, limit);
  };
  type ErasedMarker = { userId: string; eventId: typeof erasedMarker };
  const erased = new Set<string>();
  const pages = scanPages(client, {
    TableName: tables.Activity,
    FilterExpression:
      "(eventId >= :first AND eventId < :end AND eventId > :after) OR eventId = :mark",
    ExpressionAttributeValues: {
      ":first": smallestIdAt(sinceMs),
      ":end": smallestIdAt(untilMs),
      ":after": after,
      ":mark": erasedMarker,
    },
  });
  for await (const { items } of pages) {
    for (const item of items as (StoredActivity | ErasedMarker)[]) {
      if (item.eventId === erasedMarker) erased.add(item.userId);
      else first.push(item);
    }
    if (first.length > 2 * limit) keepFirst();
  }
  keepFirst();
  return {
    items: first.filter(({ userId }) => !erased.has(userId)).map(toActivity),
    next: hasMore ? first.at(-1)?.eventId : undefined,
  };
}
