import type { SecondFactorGuess, SecondFactorGuessStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { locked, openGuessItems } from "./guess-items.ts";
import type { KeyHash } from "./throttles.ts";

/** Creates the store of guesses at second factors: one item for each account or, for recovery codes, source of it. */
export function createSecondFactorGuessStore(
  database: Database<"Throttles">,
  hash: KeyHash,
): SecondFactorGuessStore {
  const items = openGuessItems(database);
  const nameOf = (guess: SecondFactorGuess) =>
    guess.factor === "totp"
      ? `second-factor-guesses#${guess.userId}`
      : `recovery-code-guesses#${guess.userId}#${guess.source}`;
  const keyOf = async (guess: SecondFactorGuess) => ({ key: await hash(nameOf(guess)) });

  return {
    async count(guess, { nowMs, expiresAt, maxGuesses }) {
      return items.count(
        await keyOf(guess),
        guess.attemptId,
        { nowMs, expiresAt },
        {
          room: { condition: "counted < :max", values: { max: maxGuesses } },
          refuse: async (full) => locked(full.expiresAt * 1000 - nowMs),
        },
      );
    },

    async release(guess) {
      await items.giveBack(await keyOf(guess), guess.attemptId);
    },
  };
}
