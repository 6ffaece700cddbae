import { ScanCommand, type ScanCommandInput, type ScanCommandOutput } from "@aws-sdk/lib-dynamodb";
import type { Activity, EventId } from "@latch/contract";
import { idFromBytes } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import { erasedMark } from "./activity.ts";

/** Since 1970; `untilMs` is the first moment that is left out. */
export type Period = { sinceMs: number; untilMs: number };

/**
 * Everything that happened in a period, in order of time, of people who have not been erased. Reads
 * the whole table and holds what it finds in memory, some 500 bytes each: for commands.
 */
export async function listActivityBetween(
  { client, tables }: Database,
  { sinceMs, untilMs }: Period,
): Promise<Activity[]> {
  type Recorded = Omit<Activity, "id"> & { userId: string; eventId: EventId };
  const found: Recorded[] = [];
  type Mark = { userId: string; eventId: typeof erasedMark };
  const erased = new Set<string>();
  let from: ScanCommandInput["ExclusiveStartKey"];
  do {
    const page: ScanCommandOutput = await runCall(() =>
      client.send(
        new ScanCommand({
          TableName: tables.Activity,
          ConsistentRead: true,
          FilterExpression: "(eventId >= :first AND eventId < :end) OR eventId = :mark",
          ExpressionAttributeValues: {
            ":first": firstIdAt(sinceMs),
            ":end": firstIdAt(untilMs),
            ":mark": erasedMark,
          },
          ExclusiveStartKey: from,
        }),
      ),
    );
    for (const item of (page.Items ?? []) as (Recorded | Mark)[]) {
      if (item.eventId === erasedMark) erased.add(item.userId);
      else found.push(item);
    }
    from = page.LastEvaluatedKey;
  } while (from);
  return found
    .filter(({ userId }) => !erased.has(userId))
    .sort((a, b) => (a.eventId < b.eventId ? -1 : 1))
    .map(({ userId, eventId, ...told }) => ({ id: eventId, ...told }));
}

/** No event of that millisecond or later has a smaller id. */
function firstIdAt(milliseconds: number): string {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(Math.max(0, milliseconds)) << 16n);
  return idFromBytes("evt", bytes);
}
