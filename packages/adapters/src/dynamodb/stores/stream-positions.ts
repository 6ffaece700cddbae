import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Clock } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite } from "../client/failures.ts";
import { updateExpression } from "../client/update-expression.ts";

/** Seconds: twice the retention of a DynamoDB stream. */
const retentionSeconds = 48 * 3600;

type Options = {
  /** The name of the reader. A reader that restarts under the same name continues at once. */
  leaseOwner: string;
  /** Milliseconds after which a lease that is not renewed expires. */
  leaseMs: number;
  clock?: Clock;
};

/**
 * The position of each shard of a stream, and its reader. A shard has one reader at a time, so that
 * few events are published twice.
 */
export type StreamPositions = {
  /** Milliseconds within which a reader must renew its lease of a shard. */
  leaseMs: number;
  /**
   * Acquires or renews the lease of a shard.
   * @returns the position after which to read, or undefined while another reader has the lease
   */
  acquire(shard: string): Promise<{ position?: string } | undefined>;
  /**
   * Stores that all records up to `position` are processed.
   * @returns whether this reader still has the lease
   */
  advance(shard: string, position: string): Promise<boolean>;
  /** Releases the lease of a shard, if this reader has it. */
  release(shard: string): Promise<void>;
};

/** Creates the store of stream positions. */
export function createStreamPositions(
  { client, tables }: Database,
  { leaseOwner, leaseMs, clock = Date.now }: Options,
): StreamPositions {
  const TableName = tables.StreamPositions;
  const ownedCondition = "holder = :holder";
  const leaseAttributes = (now: number) => ({
    heldUntil: now + leaseMs,
    expiresAt: Math.floor(now / 1000) + retentionSeconds,
  });

  return {
    leaseMs,

    async acquire(shard) {
      const now = clock();
      const outcome = await runConditionalWrite(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { shard },
            ...updateExpression({
              set: { holder: leaseOwner, ...leaseAttributes(now) },
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
              set: { position, ...leaseAttributes(clock()) },
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
