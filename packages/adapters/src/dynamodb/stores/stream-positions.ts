import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Clock } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite } from "../client/failures.ts";
import { updateExpression } from "../client/update-expression.ts";

/** Seconds: twice as long as DynamoDB keeps what a stream tells. */
const keptSeconds = 48 * 3600;

type Options = {
  /** Who reads. One that comes again under the same name goes on where it was at once. */
  leaseOwner: string;
  /** Milliseconds after which a holder that no longer renews counts as dead. */
  leaseMs: number;
  clock?: Clock;
};

/** How far each shard was read, and by whom: one reader at a time, so that nothing is told twice for long. */
export type StreamPositions = {
  /** Milliseconds within which a shard that is being read has to be held anew. */
  leaseMs: number;
  /** Takes hold of a shard or keeps it. @returns where to go on; undefined while another reads it */
  hold(shard: string): Promise<{ position?: string } | undefined>;
  /** Remembers that all up to `position` is done. @returns whether the shard is still ours */
  advance(shard: string, position: string): Promise<boolean>;
  /** Lets go of a shard, if it is ours. */
  release(shard: string): Promise<void>;
};

export function createStreamPositions(
  { client, tables }: Database,
  { leaseOwner, leaseMs, clock = Date.now }: Options,
): StreamPositions {
  const TableName = tables.StreamPositions;
  const ownedCondition = "holder = :holder";
  const leased = (now: number) => ({
    heldUntil: now + leaseMs,
    expiresAt: Math.floor(now / 1000) + keptSeconds,
  });

  return {
    leaseMs,

    async hold(shard) {
      const now = clock();
      const outcome = await runConditionalWrite(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { shard },
            ...updateExpression({
              set: { holder: leaseOwner, ...leased(now) },
              condition: `attribute_not_exists(heldUntil) OR heldUntil < :now OR ${ownedCondition}`,
              values: { holder: leaseOwner, now },
            }),
            ReturnValues: "ALL_NEW",
          }),
        ),
      );
      if ("refused" in outcome) return undefined;
      return { position: outcome.done.Attributes?.["position"] };
    },

    async advance(shard, position) {
      const outcome = await runConditionalWrite(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { shard },
            ...updateExpression({
              set: { position, ...leased(clock()) },
              condition: ownedCondition,
              values: { holder: leaseOwner },
            }),
          }),
        ),
      );
      return "done" in outcome;
    },

    async release(shard) {
      await runCall(() =>
        runConditionalWrite(() =>
          client.send(
            new UpdateCommand({
              TableName,
              Key: { shard },
              ...updateExpression({
                remove: ["heldUntil"],
                condition: ownedCondition,
                values: { holder: leaseOwner },
              }),
            }),
          ),
        ),
      );
    },
  };
}
