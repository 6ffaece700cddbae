import { DeleteCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Clock } from "@latch/core";
import type { Database } from "../dynamodb/client/database.ts";
import { runCall, runConditionalWrite } from "../dynamodb/client/failures.ts";
import { SetupError } from "../dynamodb/tables/setup-error.ts";
import { sleep } from "../dynamodb/tables/sleep.ts";

/** The item of the table Migrations that is no migration. */
export const lockId = "lock";

type LockItem = {
  id: typeof lockId;
  lockToken: string;
  heldBy: string;
  /** Milliseconds since 1970. */
  heldUntil: number;
};

export type LockOptions = {
  /** Who is asking, for people to read. */
  owner: string;
  clock?: Clock;
  /** Milliseconds after which a holder that no longer renews counts as dead. */
  leaseMs?: number;
  /** Milliseconds to wait for another holder. The default outlasts the lease of a dead one. */
  timeoutMs?: number;
  /** Told once when someone else holds the lock. */
  onWait?: (heldBy: string) => void;
  /** Ends the waiting. */
  signal?: AbortSignal;
};

/** A lock that is held, and renewed until it is released. */
export type Lock = {
  /** A condition for a transaction: holds only while the lock is ours, whatever our clock says. */
  ownershipCheck: {
    ConditionCheck: {
      TableName: string;
      Key: { id: string };
      ConditionExpression: string;
      ExpressionAttributeValues: Record<string, string>;
    };
  };
  /** Never rejects: a lock that could not be released runs out. */
  release(): Promise<void>;
};

/**
 * Takes the one lock of the database by a conditional write, waiting for whoever has it. A holder
 * that was killed loses it when its lease runs out. Clocks may differ: what is done under the lock
 * is written together with `stillOurs`, so that a holder who lost it can't finish.
 * @throws SetupError when someone else keeps it for longer than `patience`
 */
export async function takeLock(
  { client, tables }: Database,
  { owner, clock = Date.now, leaseMs = 30_000, timeoutMs = 60_000, onWait, signal }: LockOptions,
): Promise<Lock> {
  const TableName = tables.Migrations;
  const lockToken = crypto.randomUUID();
  const held = {
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

  /** @returns who has it instead */
  async function take(): Promise<string | undefined> {
    const outcome = await write({
      ConditionExpression: "attribute_not_exists(id) OR heldUntil < :now",
      ExpressionAttributeValues: { ":now": clock() },
    });
    if ("done" in outcome) return undefined;
    const { item } = outcome.refused;
    // Refused by our own write, whose answer got lost on the way so that the SDK sent it again.
    return item?.lockToken === lockToken ? undefined : (item?.heldBy ?? "someone");
  }

  const deadlineMs = performance.now() + timeoutMs;
  for (let waited = false; ; waited = true) {
    const heldBy = await take();
    if (heldBy === undefined) break;
    if (performance.now() > deadlineMs) {
      throw new SetupError(`${heldBy} is migrating the database: try again when that is done.`);
    }
    signal?.throwIfAborted();
    if (!waited) onWait?.(heldBy);
    await sleep(Math.min(1000, leaseMs / 4) * (0.5 + Math.random()));
  }

  let renewing: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    // DynamoDB may be away for a moment; if it is for longer, `stillOurs` says whether we lost it.
    renewing = write(held).catch(() => {});
  }, leaseMs / 3);

  return {
    ownershipCheck: { ConditionCheck: { TableName, Key: { id: lockId }, ...held } },
    async release() {
      clearInterval(timer);
      await renewing;
      await runConditionalWrite(() =>
        client.send(new DeleteCommand({ TableName, Key: { id: lockId }, ...held })),
      ).catch(() => {});
    },
  };
}

/** Who is migrating right now, if anyone. */
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
