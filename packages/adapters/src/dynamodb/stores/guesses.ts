import type { Guess, GuessAccount, GuessCount, GuessLimits, GuessStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { busy, type GuessItem, type GuessItemKey, locked, openGuessItems } from "./guess-items.ts";
import type { KeyHash } from "./throttles.ts";

/** The time after which an unchecked guess counts as a failure, because its process was killed. */
const judgedWithinMs = 60_000;
/**
 * Creates the store of guesses: one item for each account and source, and one for all unknown devices of
 * an account.
 */
export function createGuessStore(database: Database<"Throttles">, hash: KeyHash): GuessStore {
  const items = openGuessItems(database);
  const sourceKey = async ({ account, source }: Guess) => ({
    key: await hash(`guesses#${account}#${source}`),
  });
  const strangersKey = async (account: GuessAccount) => ({
    key: await hash(`guesses#${account}`),
  });
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

  async function countStrangers(guess: Guess, limits: GuessLimits): Promise<GuessCount> {
    const { nowMs, maxStrangerGuesses } = limits;
    return items.count(await strangersKey(guess.account), guess.attemptId, limits, {
      room: { condition: "counted < :max", values: { max: maxStrangerGuesses } },
      isCleared: isClearedFor(guess),
      refuse: async ({ expiresAt }) => locked(expiresAt * 1000 - nowMs),
    });
  }

  async function release(guess: Guess): Promise<void> {
    const keys = [await sourceKey(guess)];
    if (isStranger(guess)) keys.push(await strangersKey(guess.account));
    await Promise.all(keys.map((Key) => items.giveBack(Key, guess.attemptId)));
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

const isStranger = ({ source }: Guess): boolean => source.startsWith("network:");
