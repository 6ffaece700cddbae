import {
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandOutput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { Role } from "@latch/contract";
import {
  type Caller,
  emailIdentifier,
  type Identifier,
  type StoredUser,
  type UserQuery,
  type UserStore,
  usernameIdentifier,
} from "@latch/core";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import { available, conditional, transaction } from "./failures.ts";
import { mergePages } from "./merge-pages.ts";

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** An identifier that no email or username can be: it holds who the super_admins are. */
const superAdmins = "role#super_admin";

/** Plain users are most of all items: their list is spread, so that no partition is hot. */
const shards = 4;
const shardOf = (userId: string): number => userId.charCodeAt(userId.length - 1) % shards;
const partitionsOf = (role: Role): string[] =>
  role === "user" ? Array.from({ length: shards }, (_, shard) => `user#${shard}`) : [role];

export function createUserStore({ client, tables }: Database): UserStore {
  const item = (user: StoredUser, caller: Caller) => ({
    ...user,
    listedIn: user.role === "user" ? `user#${shardOf(user.userId)}` : user.role,
    ...audit(caller),
  });

  const claim = (identifier: Identifier, userId: string): TransactItem => ({
    Put: {
      TableName: tables.Identifiers,
      Item: { identifier, userId },
      ConditionExpression: "attribute_not_exists(identifier)",
    },
  });
  const release = (identifier: Identifier, userId: string): TransactItem => ({
    Delete: {
      TableName: tables.Identifiers,
      Key: { identifier },
      ConditionExpression: "userId = :userId",
      ExpressionAttributeValues: { ":userId": userId },
    },
  });
  const joinSuperAdmins = (userId: string): TransactItem => ({
    Update: {
      TableName: tables.Identifiers,
      Key: { identifier: superAdmins },
      UpdateExpression: "ADD members :member",
      ExpressionAttributeValues: { ":member": new Set([userId]) },
    },
  });
  const leaveSuperAdmins = (userId: string): TransactItem => ({
    Update: {
      TableName: tables.Identifiers,
      Key: { identifier: superAdmins },
      UpdateExpression: "DELETE members :member",
      ConditionExpression: "size(members) > :one",
      ExpressionAttributeValues: { ":member": new Set([userId]), ":one": 1 },
    },
  });

  const isSuperAdmin = ({ role, status }: StoredUser): boolean =>
    role === "super_admin" && status === "active";
  const identifiersOf = ({ email, username }: StoredUser): Identifier[] => [
    emailIdentifier(email),
    ...(username ? [usernameIdentifier(username)] : []),
  ];

  /** What a change of a user means for the identifiers, each with what its refusal says. */
  function consequences(before: StoredUser | undefined, after: StoredUser) {
    const held = before ? identifiersOf(before) : [];
    const wanted = identifiersOf(after);
    const { userId } = after;
    return [
      ...wanted
        .filter((identifier) => !held.includes(identifier))
        .map((identifier) => ({
          write: claim(identifier, userId),
          refusal: identifier.startsWith("email#")
            ? ("email_taken" as const)
            : ("username_taken" as const),
        })),
      ...held
        .filter((identifier) => !wanted.includes(identifier))
        .map((identifier) => ({ write: release(identifier, userId), refusal: "stale" as const })),
      ...(isSuperAdmin(after) && !(before && isSuperAdmin(before))
        ? [{ write: joinSuperAdmins(userId), refusal: "stale" as const }]
        : []),
      ...(before && isSuperAdmin(before) && !isSuperAdmin(after)
        ? [{ write: leaveSuperAdmins(userId), refusal: "last_super_admin" as const }]
        : []),
    ];
  }

  return {
    async create(user, caller) {
      const others = consequences(undefined, user);
      const cancelled = await transaction(() =>
        client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Put: {
                  TableName: tables.Users,
                  Item: item(user, caller),
                  ConditionExpression: "attribute_not_exists(userId)",
                },
              },
              ...others.map(({ write }) => write),
            ],
          }),
        ),
      );
      if (!cancelled) return "created";
      const refused = others.find(
        (_, index) => cancelled.reasons[index + 1] === "ConditionalCheckFailed",
      );
      return refused?.refusal === "username_taken" ? "username_taken" : "email_taken";
    },

    async get(userId) {
      const { Item } = await available(() =>
        client.send(
          new GetCommand({ TableName: tables.Users, Key: { userId }, ConsistentRead: true }),
        ),
      );
      return Item && toStoredUser(Item);
    },

    async findId(identifier) {
      const { Item } = await available(() =>
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

    async save(before, after, caller) {
      const replace = {
        TableName: tables.Users,
        Item: item(after, caller),
        ConditionExpression: "version = :version",
        ExpressionAttributeValues: { ":version": before.version },
      };
      const others = consequences(before, after);
      if (others.length === 0) {
        const outcome = await conditional<unknown, StoredUser>(() =>
          client.send(
            new PutCommand({ ...replace, ReturnValuesOnConditionCheckFailure: "ALL_OLD" }),
          ),
        );
        if ("done" in outcome || isOwnRetry(outcome.refused.item, after, caller)) return "saved";
        return "stale";
      }
      const cancelled = await transaction(() =>
        client.send(
          new TransactWriteCommand({
            TransactItems: [{ Put: replace }, ...others.map(({ write }) => write)],
          }),
        ),
      );
      if (!cancelled) return "saved";
      if (cancelled.reasons[0] === "ConditionalCheckFailed") return "stale";
      const refused = others.find(
        (_, index) => cancelled.reasons[index + 1] === "ConditionalCheckFailed",
      );
      return refused?.refusal ?? "stale";
    },

    async rehash({ userId, passwordHash }, hash) {
      await conditional(() =>
        client.send(
          new UpdateCommand({
            TableName: tables.Users,
            Key: { userId },
            UpdateExpression: "SET passwordHash = :hash",
            ConditionExpression: "passwordHash = :verified",
            ExpressionAttributeValues: { ":hash": hash, ":verified": passwordHash },
          }),
        ),
      );
    },

    async list({ limit, before, role, status }: UserQuery) {
      const partitions = (role ? [role] : Role.options).flatMap(partitionsOf);
      const pages = await Promise.all(
        partitions.map((partition) =>
          available<QueryCommandOutput>(() =>
            client.send(
              new QueryCommand({
                TableName: tables.Users,
                IndexName: "listed",
                KeyConditionExpression: before
                  ? "listedIn = :partition AND userId < :before"
                  : "listedIn = :partition",
                FilterExpression: status && "#status = :status",
                ExpressionAttributeNames: status && { "#status": "status" },
                ExpressionAttributeValues: {
                  ":partition": partition,
                  ":before": before,
                  ":status": status,
                },
                ScanIndexForward: false,
                Limit: limit,
              }),
            ),
          ),
        ),
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
  };
}

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

function toStoredUser(found: Record<string, unknown>): StoredUser {
  const { listedIn, changedBy, ...user } = found;
  return user as StoredUser;
}
