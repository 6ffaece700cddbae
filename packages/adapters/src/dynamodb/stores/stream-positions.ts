import type { Clock } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import { openTable } from "../client/table.ts";

/** Seconds: twice the retention of a DynamoDB stream. */
const retentionSeconds = 48 * 3600;

/** Milliseconds: far more than a lease, and less than clocks are apart that no lease can rely on. */
const maxLeaseMs = 5 * 60_000;

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
  database: Database,
  { leaseOwner, leaseMs, clock = database.clock }: Options,
): StreamPositions {
  const table = openTable(database.client, database.tables.StreamPositions);
  const ownedCondition = "holder = :holder";
  const leaseAttributes = (now: number) => ({
    heldUntil: now + leaseMs,
    expiresAt: Math.floor(now / 1000) + retentionSeconds,
  });

  return {
    leaseMs,

    async acquire(shard) {
      const now = clock();
      const outcome = await table.update<{ position?: string }>(
        { shard },
        {
          set: { holder: leaseOwner, ...leaseAttributes(now) },
          condition: `attribute_not_exists(heldUntil) OR heldUntil < :now OR heldUntil > :latest OR ${ownedCondition}`,
          // A clock that was ahead has set a lease that ends later than any other.
          values: { holder: leaseOwner, now, latest: now + maxLeaseMs },
        },
      );
      if ("refused" in outcome) return undefined;
      return { position: outcome.done.position };
    },

    async advance(shard, position) {
      const outcome = await table.update(
        { shard },
        {
          set: { position, ...leaseAttributes(clock()) },
          condition: ownedCondition,
          values: { holder: leaseOwner },
        },
      );
      return "done" in outcome;
    },

    async release(shard) {
      await runCall(() =>
        table.update(
          { shard },
          {
            remove: ["heldUntil"],
            condition: ownedCondition,
            values: { holder: leaseOwner },
          },
        ),
      );
    },
  };
}
