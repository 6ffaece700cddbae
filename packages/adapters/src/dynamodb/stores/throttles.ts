import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Clock, Throttle } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import { updateExpression } from "../client/update-expression.ts";

/**
 * Hashes the name of a counter. Names contain users and addresses, which can be guessed from a plain
 * hash, so the table stores a keyed hash.
 */
export type KeyHash = (name: string) => Promise<string>;

/** Creates a throttle that counts in fixed windows, by one atomic ADD for each count. */
export function createThrottle(
  { client, tables }: Database<"Throttles">,
  hash: KeyHash,
  clock: Clock,
): Throttle {
  return {
    async take(name, windowSeconds) {
      const nowSeconds = Math.floor(clock() / 1000);
      const startSeconds = nowSeconds - (nowSeconds % windowSeconds);
      const key = await hash(`${name}#${startSeconds}`);
      const { Attributes } = await runCall(() =>
        client.send(
          new UpdateCommand({
            TableName: tables.Throttles,
            Key: { key },
            ...updateExpression({
              add: { count: 1 },
              set: { expiresAt: startSeconds + windowSeconds },
            }),
            ReturnValues: "UPDATED_NEW",
          }),
        ),
      );
      return {
        count: Attributes?.["count"] as number,
        secondsLeft: startSeconds + windowSeconds - nowSeconds,
      };
    },
  };
}
