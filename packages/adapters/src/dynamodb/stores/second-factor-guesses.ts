import type { SecondFactorGuessStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { locked, openGuessItems } from "./guess-items.ts";
import type { KeyHash } from "./throttles.ts";

/**
 * Creates the store of guesses at second factors: one item for each account, and for each secret that is not
 * confirmed, for all sources.
 */
export function createSecondFactorGuessStore(
  database: Database<"Throttles">,
  hash: KeyHash,
): SecondFactorGuessStore {
  const items = openGuessItems(database);
  const keyOf = async (target: string) => ({ key: await hash(`second-factor-guesses#${target}`) });

  return {
    async count({ target, attemptId }, { nowMs, expiresAt, maxGuesses }) {
      return items.count(
        await keyOf(target),
        attemptId,
        { nowMs, expiresAt },
        {
          room: { condition: "counted < :max", values: { max: maxGuesses } },
          refuse: async (full) => locked(full.expiresAt * 1000 - nowMs),
        },
      );
    },

    async release({ target, attemptId }) {
      await items.giveBack(await keyOf(target), attemptId);
    },
  };
}
