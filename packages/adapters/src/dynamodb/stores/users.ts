import {
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandOutput,
  ScanCommand,
  type ScanCommandOutput,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { Role } from "@latch/contract";
import type { Caller, StoredUser, UserQuery, UserStore } from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import type { Database } from "../client/database.ts";
import {
  type Cancellation,
  runCall,
  runConditionalWrite,
  runTransaction,
} from "../client/failures.ts";
import { mergePages } from "../client/merge-pages.ts";
import type { TransactItem } from "../client/transact-item.ts";
import { updateExpression } from "../client/update-expression.ts";
import { createUserReader, toStoredUser } from "./user-reader.ts";
import { createUserTransaction, userIdentifiers } from "./user-transaction.ts";

/** Plain users are most of all items: their list is spread, so that no partition is hot. */
const shards = 4;
const shardOf = (userId: string): number => userId.charCodeAt(userId.length - 1) % shards;
/** Where those are listed whose erasure has begun. */
const erasingPartition = "erasing";
const partitionsOf = (role: Role): string[] =>
  role === "user" ? Array.from({ length: shards }, (_, shard) => `user#${shard}`) : [role];

export function createUserStore({ client, tables }: Database): UserStore {
  const consequences = createUserTransaction(tables);
  const item = (user: StoredUser, caller: Caller) => ({
    ...user,
    listedIn: listedIn(user),
    ...auditAttributes(caller),
  });

  const listedIn = ({ userId, role, erasingSince }: StoredUser): string => {
    if (erasingSince) return erasingPartition;
    return role === "user" ? `user#${shardOf(userId)}` : role;
  };

  const { read, get } = createUserReader({ client, tables });

  const listed = (
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
        Item: item(user, caller),
        ConditionExpression: "attribute_not_exists(userId)",
      },
    },
  });

  const write = (writes: { write: TransactItem }[]) =>
    client.send(new TransactWriteCommand({ TransactItems: writes.map(({ write }) => write) }));

  return {
    async create(user, caller) {
      const others = consequences.of(undefined, user);
      const cancelled = await runTransaction(() => write([putNew(user, caller), ...others]));
      if (!cancelled) return "created";
      return refusalOf(cancelled, others) === "username_taken" ? "username_taken" : "email_taken";
    },

    async createAll(all, caller) {
      // DynamoDB takes no transaction that names an item twice; the super_admins are one item.
      const named = all.flatMap((user) => [
        user.userId,
        ...userIdentifiers(user),
        ...(user.role === "super_admin" ? [user.role] : []),
      ]);
      if (new Set(named).size < named.length) return false;
      const writes = all.flatMap((user) => [
        putNew(user, caller),
        ...consequences.of(undefined, user),
      ]);
      return !(await runTransaction(() => write(writes)));
    },

    get,

    async findId(identifier) {
      const { Item } = await runCall(() =>
        client.send(
          new GetCommand({
            TableName: tables.Identifiers,
            Key: { identifier },
            ConsistentRead: true,
          }),
        ),
      );
      return Item?.["userId"];
    },

    async save(before, after, caller, atomicWrites) {
      const replace = {
        TableName: tables.Users,
        Item: item(after, caller),
        ConditionExpression: "version = :version",
        ExpressionAttributeValues: { ":version": before.version },
      };
      const others = consequences.of(before, after, atomicWrites);
      if (others.length === 0) {
        const outcome = await runConditionalWrite<unknown, StoredUser>(() =>
          client.send(
            new PutCommand({ ...replace, ReturnValuesOnConditionCheckFailure: "ALL_OLD" }),
          ),
        );
        if ("done" in outcome || isOwnRetry(outcome.refused.item, after, caller)) return "saved";
        return "stale";
      }
      const cancelled = await runTransaction(() => write([{ write: { Put: replace } }, ...others]));
      if (!cancelled) return "saved";
      if (cancelled.reasons[0] === "ConditionalCheckFailed") return "stale";
      return refusalOf(cancelled, others) ?? "stale";
    },

    async recordLockout(userId, at, unlessSince, caller) {
      await runConditionalWrite(() =>
        client.send(
          new UpdateCommand({
            TableName: tables.Users,
            Key: { userId },
            ...updateExpression({
              set: { lockedOutAt: at, ...auditAttributes(caller) },
              condition:
                "attribute_exists(userId) AND attribute_not_exists(erasingSince) AND (attribute_not_exists(lockedOutAt) OR lockedOutAt < :since)",
              values: { since: unlessSince },
            }),
          }),
        ),
      );
    },

    async rehash({ userId, passwordHash }, hash) {
      await runConditionalWrite(() =>
        client.send(
          new UpdateCommand({
            TableName: tables.Users,
            Key: { userId },
            ...updateExpression({
              set: { passwordHash: hash },
              condition: "passwordHash = :verified",
              values: { verified: passwordHash },
            }),
          }),
        ),
      );
    },

    async list({ limit, before, role, status }: UserQuery) {
      const partitions = (role ? [role] : Role.options).flatMap(partitionsOf);
      const pages = await Promise.all(
        partitions.map((partition) => listed(partition, limit, before, status)),
      );
      const { items, next } = mergePages(
        pages.map(({ Items = [], LastEvaluatedKey }) => ({
          items: Items.map(toStoredUser),
          reached: LastEvaluatedKey?.["userId"] as string | undefined,
        })),
        limit,
        ({ userId }) => userId,
      );
      return { users: items, next };
    },

    async *all() {
      let from: ScanCommandOutput["LastEvaluatedKey"];
      do {
        const page = await runCall<ScanCommandOutput>(() =>
          client.send(
            new ScanCommand({
              TableName: tables.Users,
              ConsistentRead: true,
              ExclusiveStartKey: from,
            }),
          ),
        );
        yield* (page.Items ?? []).map(toStoredUser).filter(({ erasingSince }) => !erasingSince);
        from = page.LastEvaluatedKey;
      } while (from);
    },

    async listErasing() {
      const { Items = [] } = await listed(erasingPartition, 100);
      const found = await Promise.all(Items.map(({ userId }) => read(userId)));
      return found.filter((user) => user !== undefined);
    },

    async remove(user) {
      const cancelled = await runTransaction(() =>
        write([
          { write: { Delete: { TableName: tables.Users, Key: { userId: user.userId } } } },
          ...userIdentifiers(user).map((identifier) => ({
            write: consequences.release(identifier, user.userId),
          })),
        ]),
      );
      if (cancelled) throw new Error(`${user.userId} names identifiers that are not its own`);
    },
  };
}

/** What the first refused of the writes that went with the user's own means. */
const refusalOf = <R>({ reasons }: Cancellation, others: { refusal: R }[]): R | undefined =>
  others.find((_, index) => reasons[index + 1] === "ConditionalCheckFailed")?.refusal;

/**
 * Our own write, whose answer got lost on the way so that the SDK sent it again. A caller may choose
 * the request id: what stands there has to be all that was to be written.
 */
const isOwnRetry = (
  found: (Partial<StoredUser> & { changedBy?: { requestId?: string } }) | undefined,
  after: StoredUser,
  { requestId }: Caller,
): boolean =>
  found?.changedBy?.requestId === requestId &&
  Object.entries(after).every(([name, value]) => found?.[name as keyof StoredUser] === value);
