import type { Guess, GuessAccount, GuessCount, GuessLimits, GuessStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { busy, type GuessItem, type GuessItemKey, locked, openGuessItems } from "./guess-items.ts";
import type { KeyHash } from "./throttles.ts";

/** The time after which an unchecked guess counts as a failure, because its process was killed. */
const judgedWithinMs = 60_000;
/**
 * Creates the store of guesses: one item for each account and source, one for all unknown devices of
 * an account, and one for all known ones.
 */
export function createGuessStore(database: Database<"Throttles">, hash: KeyHash): GuessStore {
  const items = openGuessItems(database);
  const sourceKey = async ({ account, source }: Guess) => ({
    key: await hash(`guesses#${account}#${source}`),
  });
  /** Returns the key of the count of all unknown devices, or of all known ones; undefined for another source. */
  async function totalKey({ account, source }: Guess): Promise<GuessItemKey | undefined> {
    if (source.startsWith("network:")) return { key: await hash(`guesses#${account}`) };
    if (source.startsWith("device:")) return { key: await hash(`guesses#${account}#devices`) };
    return undefined;
  }
  const clearedKey = async (account: GuessAccount) => ({
    key: await hash(`guesses-cleared#${account}`),
  });

  /** Returns when the guesses at an account were last cleared, in milliseconds since 1970, or 0. */
  async function clearedAtMs(account: GuessAccount): Promise<number> {
    const item = await items.get<{ clearedAtMs: number }>(await clearedKey(account));
    return item?.clearedAtMs ?? 0;
  }

  const isClearedFor =
    ({ account }: Guess) =>
    async ({ firstMs }: GuessItem): Promise<boolean> =>
      firstMs <= (await clearedAtMs(account));

  /** Marks the guesses of a killed process as failures, unless the item has changed. */
  const abandon = (Key: GuessItemKey, item: GuessItem, delayMsAfter: (n: number) => number) =>
    items.update(Key, {
      set: {
        failures: item.counted,
        nextAllowedMs: item.lastMs + delayMsAfter(item.counted),
      },
      condition: "lastMs = :lastMs AND counted = :counted",
      values: { lastMs: item.lastMs, counted: item.counted },
    });

  async function countSource(guess: Guess, limits: GuessLimits): Promise<GuessCount> {
    const Key = await sourceKey(guess);
    const { nowMs, freeFailures, delayMsAfter } = limits;
    const room = {
      // After the failures without a delay, one guess at a time is checked.
      condition:
        "(attribute_not_exists(nextAllowedMs) OR nextAllowedMs <= :now) AND (counted < :free OR counted = failures)",
      values: { now: nowMs, free: freeFailures },
    };
    return items.count(Key, guess.attemptId, limits, {
      room,
      isCleared: isClearedFor(guess),
      async refuse(full) {
        const { nextAllowedMs = 0, lastMs } = full;
        if (nextAllowedMs > nowMs) return locked(nextAllowedMs - nowMs);
        if (lastMs > nowMs - judgedWithinMs) return busy;
        await abandon(Key, full, delayMsAfter);
        return undefined;
      },
    });
  }

  async function countAll(guess: Guess, limits: GuessLimits): Promise<GuessCount | undefined> {
    const { nowMs, maxGuesses } = limits;
    const Key = await totalKey(guess);
    if (!Key) return undefined;
    return items.count(Key, guess.attemptId, limits, {
      room: { condition: "counted < :max", values: { max: maxGuesses } },
      isCleared: isClearedFor(guess),
      refuse: async ({ expiresAt }) => locked(expiresAt * 1000 - nowMs),
    });
  }

  async function release(guess: Guess): Promise<void> {
    const keys = await Promise.all([sourceKey(guess), totalKey(guess)]);
    await Promise.all(keys.map((Key) => Key && items.giveBack(Key, guess.attemptId)));
  }

  return {
    async count(guess, limits) {
      const [bySource, byAll] = await Promise.all([
        countSource(guess, limits),
        countAll(guess, limits),
      ]);
      if ("refused" in bySource || (byAll && "refused" in byAll)) await release(guess);
      return { bySource, byAll };
    },

    release,

    async fail(guess, countedFailures, failedAtMs, delayMsAfter) {
      const Key = await sourceKey(guess);
      for (let failures = countedFailures; ; ) {
        const next = failures + 1;
        const delayMs = delayMsAfter(next);
        const outcome = await items.update<GuessItem>(Key, {
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
      await items.put({ ...(await clearedKey(account)), clearedAtMs: nowMs, expiresAt });
    },
  };
}
