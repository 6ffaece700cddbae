import type { Clock, Throttle } from "@latch/core";
import { newAttemptId } from "../client/attempt-id.ts";
import type { Database } from "../client/database.ts";
import { openTable } from "../client/table.ts";

/**
 * Hashes the name of a counter. Names contain users and addresses, which can be guessed from a plain
 * hash, so the table stores a keyed hash.
 */
export type KeyHash = (name: string) => Promise<string>;

/** A counter of one window. An item of an earlier release has no `attempts`. */
type Counter = { count: number; attempts?: Set<string> };

/**
 * Creates a throttle that counts in fixed windows, by one UpdateItem for each count.
 *
 * The counter contains the ids of the requests that it has counted, so a call that the SDK repeats counts once, whatever
 * other requests have counted in between. A transaction with a ClientRequestToken would cost two write units for each
 * count, and an id of the last request alone would miss a repetition that another request overtakes. At most `limit` ids
 * are stored: an item with 100 of them is below 1 KB, so a count costs one write unit.
 */
export function createThrottle(
  { client, tables }: Database<"Throttles">,
  hash: KeyHash,
  clock: Clock,
): Throttle {
  const table = openTable(client, tables.Throttles);
  return {
    async take(name, { limit, windowSeconds }) {
      const nowSeconds = Math.floor(clock() / 1000);
      const startSeconds = nowSeconds - (nowSeconds % windowSeconds);
      const secondsLeft = startSeconds + windowSeconds - nowSeconds;
      const attemptId = newAttemptId();
      const outcome = await table.update<Counter>(
        { key: await hash(`${name}#${startSeconds}`) },
        {
          add: { count: 1, attempts: new Set([attemptId]) },
          set: { expiresAt: startSeconds + windowSeconds },
          condition:
            "attribute_not_exists(#count) OR (#count < :limit AND NOT contains(attempts, :attemptId))",
          values: { limit, attemptId },
        },
      );
      const counter = "done" in outcome ? outcome.done : outcome.refused.item;
      const isAllowed = "done" in outcome || counter?.attempts?.has(attemptId) === true;
      return { isAllowed, remaining: Math.max(0, limit - (counter?.count ?? limit)), secondsLeft };
    },
  };
}
