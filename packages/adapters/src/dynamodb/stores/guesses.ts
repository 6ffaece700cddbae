import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type {
  Guess,
  GuessAccount,
  GuessCount,
  GuessLimits,
  GuessRefusal,
  GuessStore,
} from "@latch/core";
import type { Database } from "../client/database.ts";
import { runConditionalWrite } from "../client/failures.ts";
import { openTable } from "../client/table.ts";
import type { KeyHash } from "./throttles.ts";

/** The time after which an unchecked guess counts as a failure, because its process was killed. */
const judgedWithinMs = 60_000;
/** The maximum number of attempts to count a guess while other requests change the item. */
const maxAttempts = 5;

/** The guesses at one account, of one source or of all unknown devices. */
type GuessItem = {
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

/** The condition under which an item takes another guess. */
type Room = { condition: string; values: Record<string, unknown> };

/**
 * Creates the store of guesses: one item for each account and source, and one for all unknown devices of
 * an account.
 */
export function createGuessStore(
  { client, tables }: Database<"Throttles">,
  hash: KeyHash,
): GuessStore {
  const TableName = tables.Throttles;
  const table = openTable(client, TableName);
  const sourceKey = async ({ account, source }: Guess) => ({
    key: await hash(`guesses#${account}#${source}`),
  });
  const strangersKey = async (account: GuessAccount) => ({
    key: await hash(`guesses#${account}`),
  });
  const clearedKey = async (account: GuessAccount) => ({
    key: await hash(`guesses-cleared#${account}`),
  });

  /** Counts a guess in one item if its condition is true. @returns the new count, or the stored item */
  async function add(
    Key: { key: string },
    attemptId: string,
    { nowMs, expiresAt }: GuessLimits,
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
    Key: { key: string },
    item: GuessItem,
    attemptId: string,
    { nowMs, expiresAt }: GuessLimits,
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

  /** Returns when the guesses at an account were last cleared, in milliseconds since 1970, or 0. */
  async function clearedAtMs(account: GuessAccount): Promise<number> {
    const item = await table.get<{ clearedAtMs: number }>(await clearedKey(account));
    return item?.clearedAtMs ?? 0;
  }

  /** Marks the guesses of a killed process as failures, unless the item has changed. */
  const abandon = (Key: { key: string }, item: GuessItem, delayMsAfter: (n: number) => number) =>
    table.update(Key, {
      set: {
        failures: item.counted,
        nextAllowedMs: item.lastMs + delayMsAfter(item.counted),
      },
      condition: "lastMs = :lastMs AND counted = :counted",
      values: { lastMs: item.lastMs, counted: item.counted },
    });

  /**
   * Counts a guess in one item, and again while other requests change the item.
   * @param refuse returns why a full item refuses the guess, or makes room in it and returns nothing
   */
  async function countIn(
    Key: { key: string },
    { account, attemptId }: Guess,
    limits: GuessLimits,
    room: Room,
    refuse: (full: GuessItem) => Promise<GuessRefusal | undefined>,
  ): Promise<GuessCount> {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const outcome = await add(Key, attemptId, limits, room);
      if ("counted" in outcome) return outcome;
      const { full } = outcome;
      if (!full) continue;
      const isPast =
        full.expiresAt * 1000 <= limits.nowMs || full.firstMs <= (await clearedAtMs(account));
      if (isPast) {
        if ("done" in (await replace(Key, full, attemptId, limits)))
          return { counted: 1, failures: 0 };
        continue;
      }
      const refusal = await refuse(full);
      if (refusal) return refusal;
    }
    return busy;
  }

  async function countSource(guess: Guess, limits: GuessLimits): Promise<GuessCount> {
    const Key = await sourceKey(guess);
    const { nowMs, freeFailures, delayMsAfter } = limits;
    const room = {
      // After the failures without a delay, one guess at a time is checked.
      condition:
        "(attribute_not_exists(nextAllowedMs) OR nextAllowedMs <= :now) AND (counted < :free OR counted = failures)",
      values: { now: nowMs, free: freeFailures },
    };
    return countIn(Key, guess, limits, room, async (full) => {
      const { nextAllowedMs = 0, lastMs } = full;
      if (nextAllowedMs > nowMs) return locked(nextAllowedMs - nowMs);
      if (lastMs > nowMs - judgedWithinMs) return busy;
      await abandon(Key, full, delayMsAfter);
      return undefined;
    });
  }

  async function countStrangers(guess: Guess, limits: GuessLimits): Promise<GuessCount> {
    const { nowMs, maxStrangerGuesses } = limits;
    const room = { condition: "counted < :max", values: { max: maxStrangerGuesses } };
    return countIn(await strangersKey(guess.account), guess, limits, room, async ({ expiresAt }) =>
      locked(expiresAt * 1000 - nowMs),
    );
  }

  /** Removes the count of one attempt from an item. */
  const giveBack = (Key: { key: string }, attemptId: string) =>
    table.update(Key, {
      add: { counted: -1 },
      deleteFromSet: { attempts: new Set([attemptId]) },
      condition: "contains(attempts, :attemptId)",
      values: { attemptId },
    });

  async function release(guess: Guess): Promise<void> {
    const keys = [await sourceKey(guess)];
    if (isStranger(guess)) keys.push(await strangersKey(guess.account));
    await Promise.all(keys.map((Key) => giveBack(Key, guess.attemptId)));
  }

  return {
    async count(guess, limits) {
      const [bySource, byStrangers] = await Promise.all([
        countSource(guess, limits),
        isStranger(guess) ? countStrangers(guess, limits) : undefined,
      ]);
      if ("refused" in bySource || (byStrangers && "refused" in byStrangers)) await release(guess);
      return { bySource, byStrangers };
    },

    release,

    async fail(guess, countedFailures, failedAtMs, delayMsAfter) {
      const Key = await sourceKey(guess);
      for (let failures = countedFailures; ; ) {
        const next = failures + 1;
        const delayMs = delayMsAfter(next);
        const outcome = await table.update<GuessItem>(Key, {
          set: {
            failures: next,
            lastMs: failedAtMs,
            nextAllowedMs: delayMs > 0 ? failedAtMs + delayMs : undefined,
          },
          deleteFromSet: { attempts: new Set([guess.attemptId]) },
          condition: `contains(attempts, :attemptId) AND ${failures === 0 ? "(attribute_not_exists(failures) OR failures = :failures)" : "failures = :failures"}`,
          values: { attemptId: guess.attemptId, failures },
        });
        if ("done" in outcome) return next;
        const { item } = outcome.refused;
        // The SDK retried a call that had succeeded, or the guess was cleared or marked as failed.
        if (!item?.attempts?.has(guess.attemptId)) return item?.failures ?? 0;
        failures = item.failures ?? 0;
      }
    },

    async clear(account, nowMs, expiresAt) {
      await table.put({ ...(await clearedKey(account)), clearedAtMs: nowMs, expiresAt });
    },
  };
}

const isStranger = ({ source }: Guess): boolean => source.startsWith("network:");

/** The refusal while other guesses of the source are being checked. */
const busy: GuessRefusal = { refused: { reason: "busy", retryAfterMs: 1000 } };

const locked = (retryAfterMs: number): GuessRefusal => ({
  refused: { reason: "locked", retryAfterMs },
});

const toCount = ({ counted, failures = 0 }: GuessItem) => ({ counted, failures });
