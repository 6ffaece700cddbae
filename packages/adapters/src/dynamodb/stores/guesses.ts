import {
  type Guess,
  type GuessAccount,
  type GuessLimits,
  type GuessRefusal,
  type GuessStore,
  isOfStranger,
} from "@latch/core";
import type { Database } from "../client/database.ts";
import {
  busy,
  type CounterNames,
  countOf,
  type GuessItem,
  type GuessItemKey,
  locked,
  openGuessItems,
  ownCounter,
  type Room,
} from "./guess-items.ts";
import type { KeyHash } from "./throttles.ts";

/** The time after which an unchecked guess counts as a failure, because its process was killed. */
const judgedWithinMs = 60_000;

/** The item that counts a guess, and the names of its source's counter in it. */
type Place = { Key: GuessItemKey; names: CounterNames };

/**
 * Creates the store of guesses: one item for all known devices and sessions of an account, and one for all unknown devices.
 * They contain a counter for each of these or each network besides the total, so that one write counts a guess for both, or for
 * neither. A mailed link has an item of its own.
 */
export function createGuessStore(database: Database<"Throttles">, hash: KeyHash): GuessStore {
  const items = openGuessItems(database);
  const clearedKey = async (account: GuessAccount) => ({
    key: await hash(`guesses-cleared#${account}`),
  });

  async function findPlace(guess: Guess): Promise<Place> {
    const { account, source } = guess;
    const [ofSource, ofAll] = await Promise.all([
      hash(`guesses#${account}#${source}`),
      hash(isOfStranger(guess) ? `guesses#${account}` : `guesses#${account}#devices`),
    ]);
    return isShared(guess)
      ? { Key: { key: ofAll }, names: namesOf(ofSource) }
      : { Key: { key: ofSource }, names: ownCounter };
  }

  /** Returns when the guesses at an account were last cleared, in milliseconds since 1970, or 0. */
  async function clearedAtMs(account: GuessAccount): Promise<number> {
    const item = await items.get<{ clearedAtMs: number }>(await clearedKey(account));
    return item?.clearedAtMs ?? 0;
  }

  /** Marks the guesses of a killed process as failures, unless the item has changed. */
  const abandon = ({ Key, names }: Place, item: GuessItem, { delayMsAfter }: GuessLimits) => {
    const { counted } = countOf(item, names);
    return items.update(Key, {
      set: {
        [names.failures]: counted,
        [names.nextAllowedMs]: item.lastMs + delayMsAfter(counted),
      },
      condition: "lastMs = :lastMs AND counted = :counted",
      values: { lastMs: item.lastMs, counted: item.counted },
    });
  };

  return {
    async count(guess, limits) {
      const place = await findPlace(guess);
      const { Key, names } = place;
      const { nowMs, maxGuesses } = limits;
      const isCountedForAll = isShared(guess);
      const room = roomOfSource(names, limits);
      const counted = await items.count(Key, guess.attemptId, limits, {
        names,
        room: isCountedForAll ? withinTotal(room, maxGuesses) : room,
        isCleared: async ({ firstMs }) => firstMs <= (await clearedAtMs(guess.account)),
        async refuse(full): Promise<GuessRefusal | undefined> {
          const nextAllowedMs = full[names.nextAllowedMs] ?? 0;
          if (nextAllowedMs > nowMs) return locked(nextAllowedMs - nowMs);
          const isInFlight = full.lastMs > nowMs - judgedWithinMs;
          if (isCountedForAll && full.counted >= maxGuesses) {
            const isWaiting = isInFlight && failuresOfAll(full) < maxGuesses;
            const { refused } = isWaiting ? busy : locked(full.expiresAt * 1000 - nowMs);
            return { refused: { ...refused, isOfAll: true } };
          }
          if (isInFlight) return busy;
          await abandon(place, full, limits);
          return undefined;
        },
      });
      if ("refused" in counted || isOfStranger(guess)) return counted;
      return { counted: counted.counted, failures: counted.failures };
    },

    async release(guess, failures) {
      const { Key, names } = await findPlace(guess);
      // The counter of a device or network without failures is removed, so that the item of an account stays small.
      const removed = isShared(guess) && failures === 0 ? names.counted : undefined;
      await items.giveBack(Key, guess.attemptId, { names, removed });
    },

    async fail(guess, countedFailures, failedAtMs, delayMsAfter) {
      const { Key, names } = await findPlace(guess);
      for (let failures = countedFailures; ; ) {
        const next = failures + 1;
        const delayMs = delayMsAfter(next);
        const outcome = await items.update<GuessItem>(Key, {
          set: {
            [names.failures]: next,
            lastMs: failedAtMs,
            [names.nextAllowedMs]: delayMs > 0 ? failedAtMs + delayMs : undefined,
          },
          deleteFromSet: { attempts: new Set([guess.attemptId]) },
          condition: `contains(attempts, :attemptId) AND ${failures === 0 ? "(attribute_not_exists(#failed) OR #failed = :failures)" : "#failed = :failures"}`,
          values: { attemptId: guess.attemptId, failures },
          names: { failed: names.failures },
        });
        if ("done" in outcome) return next;
        const { item } = outcome.refused;
        const stored = item ? countOf(item, names).failures : 0;
        // The SDK retried a call that had succeeded, or the guess was cleared or marked as failed.
        if (!item?.attempts?.has(guess.attemptId)) return stored;
        failures = stored;
      }
    },

    async clear(account, nowMs, expiresAt) {
      await items.put({ ...(await clearedKey(account)), clearedAtMs: nowMs, expiresAt });
    },
  };
}

/** Returns whether a guess counts for all known or all unknown devices, too. */
const isShared = ({ source }: Guess): boolean => !source.startsWith("link:");

/** Returns the names of the counter of a device or network. 48 bits of its keyed hash distinguish those of one account. */
function namesOf(hash: string): CounterNames {
  const id = hash.slice(-8);
  return {
    counted: `counted#${id}`,
    failures: `failures#${id}`,
    nextAllowedMs: `nextAllowedMs#${id}`,
  };
}

/** Returns the wrong guesses of all networks. */
const failuresOfAll = (item: GuessItem): number =>
  Object.entries(item)
    .filter(([name]) => name.startsWith("failures#"))
    .reduce((sum, [, failures]) => sum + Number(failures), 0);

/** Returns the condition for a guess of a source. After the failures without a delay, one guess at a time is checked. */
const roomOfSource = (names: CounterNames, { nowMs, freeFailures }: GuessLimits): Room => ({
  condition:
    "(attribute_not_exists(#next) OR #next <= :now) AND (attribute_not_exists(#ofSource) OR #ofSource < :free OR #ofSource = #failed)",
  names: { next: names.nextAllowedMs, ofSource: names.counted, failed: names.failures },
  values: { now: nowMs, free: freeFailures },
});

const withinTotal = ({ condition, names, values }: Room, max: number): Room => ({
  condition: `counted < :max AND ${condition}`,
  names,
  values: { ...values, max },
});
