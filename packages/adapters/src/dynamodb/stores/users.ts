import { Role, type UserId } from "@latch/contract";
import {
  type AtomicWrites,
  type Caller,
  type EmailHold,
  type StoredOneTimeToken,
  type StoredUser,
  type UserQuery,
  type UserStore,
  userIdentifiers,
} from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import {
  DeleteCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandOutput,
  TransactWriteCommand,
} from "../client/commands.ts";
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
import { updateExpression } from "../client/update-expression.ts";
import { createErasureQueue } from "./erasure-queue.ts";
import { proofWrite } from "./proof-writes.ts";
import { erasingPartition, partitionsFor, putNewUser, putToken, toUserItem } from "./user-item.ts";
import { createUserReader, toStoredUser } from "./user-reader.ts";
import { createUserTransaction } from "./user-transaction.ts";

/** Creates the store of users. */
export function createUserStore({ client, tables }: Database): UserStore {
  const table = openTable(client, tables.Users);
  const identifiers = openTable(client, tables.Identifiers);
  const userTransaction = createUserTransaction(tables);
  const { get } = createUserReader({ client, tables });

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
    write: putNewUser(tables, user, caller),
  });

  const write = (writes: { write: TransactItem }[]) =>
    client.send(new TransactWriteCommand({ TransactItems: writes.map(({ write }) => write) }));

  /** Creates a user in one transaction. @returns the conflict that prevents it */
  async function insert(
    user: StoredUser,
    caller: Caller,
    { token, ...atomicWrites }: AtomicWrites & { token: StoredOneTimeToken | undefined },
  ) {
    const relatedWrites = userTransaction.relatedWrites(undefined, user, atomicWrites);
    const tokens = token ? [{ write: putToken(tables, token, caller) }] : [];
    const cancelled = await runTransaction(() =>
      write([putNew(user, caller), ...relatedWrites, ...tokens]),
    );
    return cancelled && (findConflict(cancelled, relatedWrites) ?? "stale");
  }

  return {
    async create(user, caller, token) {
      const conflict = await insert(user, caller, { token });
      if (!conflict) return "created";
      return conflict === "username_taken" ? "username_taken" : "email_taken";
    },

    async createAs(actor, user, caller, token) {
      const conflict = await insert(user, caller, { token, actor });
      if (!conflict) return "created";
      return conflict === "username_taken" || conflict === "session_ended"
        ? conflict
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
        Item: toUserItem(after, caller),
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

    async recordPasskeyCopy(userId, passkeyCopy, spend, unlessSince, caller) {
      const { authenticatorId } = passkeyCopy;
      const record = updateExpression({
        set: { passkeyCopy, ...auditAttributes(caller) },
        condition:
          "attribute_exists(userId) AND attribute_not_exists(erasingSince) AND (attribute_not_exists(passkeyCopy) OR passkeyCopy.#at < :since OR passkeyCopy.#authenticatorId <> :authenticatorId)",
        values: { since: unlessSince, authenticatorId },
      });
      const update = { TableName: tables.Users, Key: { userId }, ...record };
      await runTransaction(() =>
        write([{ write: { Update: update } }, { write: proofWrite(tables, spend) }]),
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

    ...createErasureQueue({ client, tables }, erasingPartition),

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
