import {
  DeleteCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandOutput,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { Role, type UserId } from "@latch/contract";
import {
  type Caller,
  type EmailHold,
  type StoredUser,
  type UserQuery,
  type UserStore,
  userIdentifiers,
} from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import type { Database } from "../client/database.ts";
import {
  type Cancellation,
  runCall,
  runConditionalWrite,
  runTransaction,
} from "../client/failures.ts";
import { mergePages } from "../client/merge-pages.ts";
import { scanPages } from "../client/query.ts";
import { openTable } from "../client/table.ts";
import type { TransactItem } from "../client/transact-item.ts";
import { createUserReader, toStoredUser } from "./user-reader.ts";
import { createUserTransaction } from "./user-transaction.ts";

/**
 * Plain users are the most items. Their list is spread over shards, so that no partition is hot.
 */
const shards = 4;
const shardFor = (userId: string): number => userId.charCodeAt(userId.length - 1) % shards;
/** The partition of users whose erasure has begun. */
const erasingPartition = "erasing";
const partitionsFor = (role: Role): string[] =>
  role === "user" ? Array.from({ length: shards }, (_, shard) => `user#${shard}`) : [role];

/** Creates the store of users. */
export function createUserStore({ client, tables }: Database): UserStore {
  const table = openTable(client, tables.Users);
  const identifiers = openTable(client, tables.Identifiers);
  const userTransaction = createUserTransaction(tables);
  const toItem = (user: StoredUser, caller: Caller) => ({
    ...user,
    listedIn: listedIn(user),
    ...auditAttributes(caller),
  });

  const listedIn = ({ userId, role, erasingSince }: StoredUser): string => {
    if (erasingSince) return erasingPartition;
    return role === "user" ? `user#${shardFor(userId)}` : role;
  };

  const { read, get } = createUserReader({ client, tables });

  const queryListing = (
    partition: string,
    limit: number,
    before?: string,
    status?: string,
  ): Promise<QueryCommandOutput> =>
    runCall(() =>
      client.send(
        new QueryCommand({
          TableName: tables.Users,
          IndexName: "listed",
          KeyConditionExpression: before
            ? "listedIn = :partition AND userId < :before"
            : "listedIn = :partition",
          FilterExpression: status && "#status = :status",
          ExpressionAttributeNames: status ? { "#status": "status" } : undefined,
          ExpressionAttributeValues: {
            ":partition": partition,
            ":before": before,
            ":status": status,
          },
          ScanIndexForward: false,
          Limit: limit,
        }),
      ),
    );

  const putNew = (user: StoredUser, caller: Caller) => ({
    write: {
      Put: {
        TableName: tables.Users,
        Item: toItem(user, caller),
        ConditionExpression: "attribute_not_exists(userId)",
      },
    },
  });

  const write = (writes: { write: TransactItem }[]) =>
    client.send(new TransactWriteCommand({ TransactItems: writes.map(({ write }) => write) }));

  return {
    async create(user, caller) {
      const relatedWrites = userTransaction.relatedWrites(undefined, user);
      const cancelled = await runTransaction(() => write([putNew(user, caller), ...relatedWrites]));
      if (!cancelled) return "created";
      return findConflict(cancelled, relatedWrites) === "username_taken"
        ? "username_taken"
        : "email_taken";
    },

    async createAll(all, caller) {
      // DynamoDB rejects a transaction with two writes of one item. All super_admins are one item.
      const itemKeys = all.flatMap((user) => [
        user.userId,
        ...userIdentifiers(user),
        ...(user.role === "super_admin" ? [user.role] : []),
      ]);
      if (new Set(itemKeys).size < itemKeys.length) return false;
      const writes = all.flatMap((user) => [
        putNew(user, caller),
        ...userTransaction.relatedWrites(undefined, user),
      ]);
      return !(await runTransaction(() => write(writes)));
    },

    get,

    async findId(identifier) {
      const found = await identifiers.get<{ userId: UserId } | EmailHold>({ identifier });
      return found && !("expiresAt" in found) ? found.userId : undefined;
    },

    async findHold(identifier) {
      const found = await identifiers.get<{ userId: UserId } | EmailHold>({ identifier });
      return found && "expiresAt" in found ? found : undefined;
    },

    async save(before, after, caller, atomicWrites) {
      const replace = {
        TableName: tables.Users,
        Item: toItem(after, caller),
        ConditionExpression: "version = :version",
        ExpressionAttributeValues: { ":version": before.version },
      };
      const relatedWrites = [
        ...userTransaction.relatedWrites(before, after, atomicWrites),
        ...userTransaction.tokenWrites(atomicWrites, caller),
      ];
      const newOwner = atomicWrites?.newOwner;
      const created = newOwner
        ? // The owner has proven the address, so the owner is the actor.
          [
            {
              ...putNew(newOwner, { ...caller, actor: newOwner.userId }),
              conflict: "stale" as const,
            },
          ]
        : [];
      if (relatedWrites.length === 0) {
        const outcome = await runConditionalWrite<unknown, StoredUser>(() =>
          client.send(
            new PutCommand({ ...replace, ReturnValuesOnConditionCheckFailure: "ALL_OLD" }),
          ),
        );
        if ("done" in outcome || isOwnRetry(outcome.refused.item, after, caller)) return "saved";
        return "stale";
      }
      const cancelled = await runTransaction(() =>
        write([{ write: { Put: replace } }, ...relatedWrites, ...created]),
      );
      if (!cancelled) return "saved";
      if (cancelled.reasons[0] === "ConditionalCheckFailed") return "stale";
      return findConflict(cancelled, relatedWrites) ?? "stale";
    },

    async recordLockout(userId, at, unlessSince, caller) {
      await table.update(
        { userId },
        {
          set: { lockedOutAt: at, ...auditAttributes(caller) },
          condition:
            "attribute_exists(userId) AND attribute_not_exists(erasingSince) AND (attribute_not_exists(lockedOutAt) OR lockedOutAt < :since)",
          values: { since: unlessSince },
        },
      );
    },

    async rehash({ userId, passwordHash }, hash) {
      await table.update(
        { userId },
        {
          set: { passwordHash: hash },
          condition: "passwordHash = :verified",
          values: { verified: passwordHash },
        },
      );
    },

    async list({ limit, before, role, status }: UserQuery) {
      const partitions = (role ? [role] : Role.options).flatMap(partitionsFor);
      const pages = await Promise.all(
        partitions.map((partition) => queryListing(partition, limit, before, status)),
      );
      const { items, next } = mergePages(
        pages.map(({ Items = [], LastEvaluatedKey }) => ({
          items: Items.map(toStoredUser),
          lastEvaluatedKey: LastEvaluatedKey?.["userId"] as string | undefined,
        })),
        limit,
        ({ userId }) => userId,
      );
      return { users: items, next };
    },

    async *all() {
      for await (const { items } of scanPages(client, { TableName: tables.Users })) {
        yield* items.map(toStoredUser).filter(({ erasingSince }) => !erasingSince);
      }
    },

    async listErasing() {
      const { Items = [] } = await queryListing(erasingPartition, 100);
      const found = await Promise.all(Items.map(({ userId }) => read(userId)));
      return found.filter((user) => user !== undefined);
    },

    async remove(user) {
      await Promise.all(
        (user.formerEmails ?? []).flatMap(userIdentifiers).map((identifier) =>
          // After the hold, the address may belong to another user.
          runConditionalWrite(() =>
            client.send(new DeleteCommand(userTransaction.release(identifier, user.userId).Delete)),
          ),
        ),
      );
      const cancelled = await runTransaction(() =>
        write([
          { write: { Delete: { TableName: tables.Users, Key: { userId: user.userId } } } },
          ...userIdentifiers(user).map((identifier) => ({
            write: userTransaction.release(identifier, user.userId),
          })),
        ]),
      );
      if (cancelled) throw new Error(`An identifier of ${user.userId} belongs to another user`);
    },
  };
}

/** Returns the conflict of the first related write whose condition was false. */
const findConflict = <R>(
  { reasons }: Cancellation,
  relatedWrites: { conflict: R }[],
): R | undefined =>
  relatedWrites.find((_, index) => reasons[index + 1] === "ConditionalCheckFailed")?.conflict;

/**
 * Returns whether the stored item is this write, which the SDK sent again after a lost response. A
 * client may choose the request id, so the whole item is compared.
 */
const isOwnRetry = (
  found: (Partial<StoredUser> & { changedBy?: { requestId?: string } }) | undefined,
  after: StoredUser,
  { requestId }: Caller,
): boolean =>
  found?.changedBy?.requestId === requestId &&
  Object.entries(after).every(
    ([name, value]) => toSortedJson(found?.[name as keyof StoredUser]) === toSortedJson(value),
  );

/** Converts a value to JSON with sorted names, because DynamoDB does not keep the order of a map. */
const toSortedJson = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
