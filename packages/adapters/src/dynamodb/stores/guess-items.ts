import type { GuessCount, GuessRefusal } from "@latch/core";
import { PutCommand } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runConditionalWrite } from "../client/failures.ts";
import { openTable } from "../client/table.ts";

/** The maximum number of attempts to count a guess while other requests change the item. */
const maxAttempts = 5;

/** The guesses that one limit counts. */
export type GuessItem = {
  /** Failures, and guesses that are being checked. */
  counted: number;
  /** Wrong guesses. */
  failures?: number;
  /** The ids of the counted attempts. Counting one of them again changes nothing. */
  attempts?: Set<string>;
  /** The time of the next allowed guess, in milliseconds since 1970. */
  nextAllowedMs?: number;
  firstMs: number;
  lastMs: number;
  /** Seconds. */
  expiresAt: number;
};

/** The key of an item of guesses. */
export type GuessItemKey = { key: string };

/** The condition under which an item takes another guess. */
export type Room = { condition: string; values: Record<string, unknown> };

/** The time of a guess, and when a new item expires (seconds since 1970). */
type Times = { nowMs: number; expiresAt: number };

type CountOptions = {
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
    room: Room,
  ): Promise<{ counted: number; failures: number } | { full: GuessItem | undefined }> {
    const outcome = await table.update<GuessItem>(Key, {
      add: { counted: 1, attempts: new Set([attemptId]) },
      set: { lastMs: nowMs },
      setIfMissing: { expiresAt, firstMs: nowMs },
      condition: `attribute_not_exists(expiresAt) OR (expiresAt > :nowSeconds AND NOT contains(attempts, :attemptId) AND (${room.condition}))`,
      values: { nowSeconds: Math.floor(nowMs / 1000), attemptId, ...room.values },
    });
    if ("done" in outcome) return toCount(outcome.done);
    const item = outcome.refused.item;
    // The SDK retried a call that had succeeded.
    if (item?.attempts?.has(attemptId)) return toCount(item);
    return { full: item };
  }

  /** Replaces an expired or cleared item, unless it has changed. */
  const replace = (
    Key: GuessItemKey,
    item: GuessItem,
    attemptId: string,
    { nowMs, expiresAt }: Times,
  ) =>
    runConditionalWrite(() =>
      client.send(
        new PutCommand({
          TableName,
          Item: {
            ...Key,
            counted: 1,
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
      { room, isCleared, refuse }: CountOptions,
    ): Promise<GuessCount> {
      for (let attempt = 0; attempt < maxAttempts; attempt++) {
        const outcome = await add(Key, attemptId, times, room);
        if ("counted" in outcome) return outcome;
        const { full } = outcome;
        if (!full) continue;
        if (full.expiresAt * 1000 <= times.nowMs || (await isCleared?.(full))) {
          if ("done" in (await replace(Key, full, attemptId, times))) {
            return { counted: 1, failures: 0 };
          }
          continue;
        }
        const refusal = await refuse(full);
        if (refusal) return refusal;
      }
      return busy;
    },

    /** Removes the count of one attempt from an item. */
    async giveBack(Key: GuessItemKey, attemptId: string): Promise<void> {
      await table.update(Key, {
        add: { counted: -1 },
        deleteFromSet: { attempts: new Set([attemptId]) },
        condition: "contains(attempts, :attemptId)",
        values: { attemptId },
      });
    },
  };
}

const toCount = ({ counted, failures = 0 }: GuessItem) => ({ counted, failures });
