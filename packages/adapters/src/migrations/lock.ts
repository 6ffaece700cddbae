import { DeleteCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Clock } from "@latch/core";
import type { Database } from "../dynamodb/client/database.ts";
import { runCall, runConditionalWrite } from "../dynamodb/client/failures.ts";
import { SetupError } from "../dynamodb/tables/setup-error.ts";
import { sleep } from "../dynamodb/tables/sleep.ts";

/** The key of the lock in the table Migrations. */
export const lockId = "lock";

type LockItem = {
  id: typeof lockId;
  lockToken: string;
  heldBy: string;
  /** Milliseconds since 1970. */
  heldUntil: number;
};

/** Options of `takeLock`. */
export type LockOptions = {
  /** A description of this process for operators. */
  owner: string;
  clock?: Clock;
  /** Milliseconds after which a lease that is not renewed expires. */
  leaseMs?: number;
  /**
   * Milliseconds to wait for the lock. The default is longer than the lease of a killed process.
   */
  timeoutMs?: number;
  /** Called once when another process has the lock. */
  onWait?: (heldBy: string) => void;
  /** Ends the waiting. */
  signal?: AbortSignal;
};

/** A lock that is held, and renewed until it is released. */
export type Lock = {
  /**
   * A condition for a transaction. It is true while this process has the lock, whatever its clock
   * shows.
   */
  ownershipCheck: {
    ConditionCheck: {
      TableName: string;
      Key: { id: string };
      ConditionExpression: string;
      ExpressionAttributeValues: Record<string, string>;
    };
  };
  /** Releases the lock. Never rejects: the lease of a lock that could not be released expires. */
  release(): Promise<void>;
};

/**
 * Takes the migration lock by a conditional write, and waits while another process has it. The
 * lease of a killed process expires. Clocks may differ: each write under the lock includes
 * `ownershipCheck`, so that a process that lost the lock can't finish.
 * @throws SetupError when another process keeps the lock for longer than `timeoutMs`
 */
export async function takeLock(
  { client, tables }: Database,
  { owner, clock = Date.now, leaseMs = 30_000, timeoutMs = 60_000, onWait, signal }: LockOptions,
): Promise<Lock> {
  const TableName = tables.Migrations;
  const lockToken = crypto.randomUUID();
  const ownershipCondition = {
    ConditionExpression: "lockToken = :lockToken",
    ExpressionAttributeValues: { ":lockToken": lockToken },
  };

  const write = (condition: { ConditionExpression: string; ExpressionAttributeValues: object }) => {
    const Item: LockItem = { id: lockId, lockToken, heldBy: owner, heldUntil: clock() + leaseMs };
    return runConditionalWrite<unknown, LockItem>(() =>
      client.send(
        new PutCommand({
          TableName,
          Item,
          ...condition,
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      ),
    );
  };

  /**
   * Tries to take the lock.
   * @returns undefined, or the owner of the lock
   */
  async function take(): Promise<string | undefined> {
    const outcome = await write({
      ConditionExpression: "attribute_not_exists(id) OR heldUntil < :now",
      ExpressionAttributeValues: { ":now": clock() },
    });
    if ("done" in outcome) return undefined;
    const { item } = outcome.refused;
    // The condition is also false when the SDK repeats a write whose response was lost.
    return item?.lockToken === lockToken ? undefined : (item?.heldBy ?? "someone");
  }

  const deadlineMs = performance.now() + timeoutMs;
  for (let waited = false; ; waited = true) {
    const heldBy = await take();
    if (heldBy === undefined) break;
    if (performance.now() > deadlineMs) {
      throw new SetupError(
        `${heldBy} is migrating the database. Try again when the migration is complete.`,
      );
    }
    signal?.throwIfAborted();
    if (!waited) onWait?.(heldBy);
    await sleep(Math.min(1000, leaseMs / 4) * (0.5 + Math.random()));
  }

  let renewal: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    // A failed renewal is ignored: if the lease is lost, `ownershipCheck` fails.
    renewal = write(ownershipCondition).catch(() => {});
  }, leaseMs / 3);

  return {
    ownershipCheck: { ConditionCheck: { TableName, Key: { id: lockId }, ...ownershipCondition } },
    async release() {
      clearInterval(timer);
      await renewal;
      await runConditionalWrite(() =>
        client.send(new DeleteCommand({ TableName, Key: { id: lockId }, ...ownershipCondition })),
      ).catch(() => {});
    },
  };
}

/** Returns the owner of the migration lock, if there is one. */
export async function findLockOwner(
  { client, tables }: Database,
  clock: Clock = Date.now,
): Promise<string | undefined> {
  const { Item } = await runCall(() =>
    client.send(
      new GetCommand({ TableName: tables.Migrations, Key: { id: lockId }, ConsistentRead: true }),
    ),
  );
  const lock = Item as LockItem | undefined;
  return lock && lock.heldUntil >= clock() ? lock.heldBy : undefined;
}
