import type { GuessCount, GuessRefusal } from "@latch/core";
import { PutCommand } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runConditionalWrite } from "../client/failures.ts";
import { openTable } from "../client/table.ts";

/** The maximum number of attempts to count a guess while other requests change the item. */
const maxAttempts = 5;

/** The guesses that one item counts. */
export type GuessItem = {
  /** Failures, and guesses that are being checked, of all sources of the item. */
  counted: number;
  /** Wrong guesses of the only source. */
  failures?: number;
  /** The ids of the counted attempts. Counting one of them again changes nothing. */
  attempts?: Set<string>;
  /** The time of the next allowed guess of the only source, in milliseconds since 1970. */
  nextAllowedMs?: number;
  firstMs: number;
  lastMs: number;
  /** Seconds. */
  expiresAt: number;
} & {
  /** The same about one of several sources. */
  [name: `counted#${string}` | `failures#${string}` | `nextAllowedMs#${string}`]: number;
};

/** The attributes that count the guesses of one source. */
export type CounterNames = {
  counted: "counted" | `counted#${string}`;
  failures: "failures" | `failures#${string}`;
  nextAllowedMs: "nextAllowedMs" | `nextAllowedMs#${string}`;
};

/** The attributes of an item that counts the guesses of one source only. */
export const ownCounter: CounterNames = {
  counted: "counted",
  failures: "failures",
  nextAllowedMs: "nextAllowedMs",
};

/** The key of an item of guesses. */
export type GuessItemKey = { key: string };

/** The condition under which an item takes another guess. */
export type Room = {
  condition: string;
  names?: Record<string, string>;
  values: Record<string, unknown>;
};

/** The time of a guess, and when a new item expires (seconds since 1970). */
type Times = { nowMs: number; expiresAt: number };

type CountOptions = {
  /** The counter of the source. */
  names?: CounterNames;
  room: Room;
  /** Returns whether an item is cleared, and starts again. An expired item does in any case. */
  isCleared?(item: GuessItem): Promise<boolean>;
  /** Returns why a full item refuses the guess, or makes room in it and returns nothing. */
  refuse(full: GuessItem): Promise<GuessRefusal | undefined>;
};

/** The refusal while other guesses are being checked. */
export const busy: GuessRefusal = { refused: { reason: "busy", retryAfterMs: 1000 } };

export const locked = (retryAfterMs: number): GuessRefusal => ({
  refused: { reason: "locked", retryAfterMs },
});

/** Opens the items that count guesses. Each write of an item is atomic and has a condition. */
export function openGuessItems({ client, tables }: Database<"Throttles">) {
  const TableName = tables.Throttles;
  const table = openTable(client, TableName);

  /** Counts a guess in one item if its condition is true. @returns the new count, or the stored item */
  async function add(
    Key: GuessItemKey,
    attemptId: string,
    { nowMs, expiresAt }: Times,
    names: CounterNames,
    room: Room,
  ): Promise<ItemCount | { full: GuessItem | undefined }> {
    const outcome = await table.update<GuessItem>(Key, {
      add: { counted: 1, [names.counted]: 1, attempts: new Set([attemptId]) },
      set: { lastMs: nowMs },
      setIfMissing: { expiresAt, firstMs: nowMs },
      condition: `attribute_not_exists(expiresAt) OR (expiresAt > :nowSeconds AND NOT contains(attempts, :attemptId) AND (${room.condition}))`,
      values: { nowSeconds: Math.floor(nowMs / 1000), attemptId, ...room.values },
      names: room.names,
    });
    if ("done" in outcome) return countOf(outcome.done, names);
    const item = outcome.refused.item;
    // The SDK retried a call that had succeeded.
    if (item?.attempts?.has(attemptId)) return countOf(item, names);
    return { full: item };
  }

  /** Replaces an expired or cleared item, unless it has changed. */
  const replace = (
    Key: GuessItemKey,
    item: GuessItem,
    attemptId: string,
    { nowMs, expiresAt }: Times,
    names: CounterNames,
  ) =>
    runConditionalWrite(() =>
      client.send(
        new PutCommand({
          TableName,
          Item: {
            ...Key,
            counted: 1,
            [names.counted]: 1,
            attempts: new Set([attemptId]),
            firstMs: nowMs,
            lastMs: nowMs,
            expiresAt,
          },
          ConditionExpression: "lastMs = :lastMs AND counted = :counted",
          ExpressionAttributeValues: { ":lastMs": item.lastMs, ":counted": item.counted },
        }),
      ),
    );

  return {
    ...table,

    /** Counts a guess in one item, and again while other requests change the item. */
    async count(
      Key: GuessItemKey,
      attemptId: string,
      times: Times,
      { names = ownCounter, room, isCleared, refuse }: CountOptions,
    ): Promise<GuessCount> {
      for (let attempt = 0; attempt < maxAttempts; attempt++) {
        const outcome = await add(Key, attemptId, times, names, room);
        if ("counted" in outcome) return outcome;
        const { full } = outcome;
        if (!full) continue;
        if (full.expiresAt * 1000 <= times.nowMs || (await isCleared?.(full))) {
          if ("done" in (await replace(Key, full, attemptId, times, names))) {
            return { counted: 1, failures: 0, total: 1 };
          }
          continue;
        }
        const refusal = await refuse(full);
        if (refusal) return refusal;
      }
      return busy;
    },

    /**
     * Removes the count of one attempt from an item.
     * @param removed the counter of the source, which is removed if it counts this attempt only
     */
    async giveBack(
      Key: GuessItemKey,
      attemptId: string,
      { names = ownCounter, removed }: { names?: CounterNames; removed?: string } = {},
    ): Promise<void> {
      const deleteFromSet = { attempts: new Set([attemptId]) };
      const condition = "contains(attempts, :attemptId)";
      if (removed) {
        const outcome = await table.update<GuessItem>(Key, {
          add: { counted: -1 },
          remove: [removed],
          deleteFromSet,
          condition: `${condition} AND #removed = :one AND attribute_not_exists(#failed)`,
          values: { attemptId, one: 1 },
          names: { removed, failed: names.failures },
        });
        if ("done" in outcome || !outcome.refused.item?.attempts?.has(attemptId)) return;
      }
      await table.update(Key, {
        add: { counted: -1, [names.counted]: -1 },
        deleteFromSet,
        condition,
        values: { attemptId },
      });
    },
  };
}

/** A guess that was counted. */
type ItemCount = Exclude<GuessCount, GuessRefusal>;

/** Returns what an item counts for a source, and for all sources. */
export const countOf = (item: GuessItem, names: CounterNames): Required<ItemCount> => ({
  counted: item[names.counted] ?? 0,
  failures: item[names.failures] ?? 0,
  total: item.counted,
});
