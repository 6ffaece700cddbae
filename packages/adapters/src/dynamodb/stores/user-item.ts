import type { Role } from "@latch/contract";
import type { Caller, StoredOneTimeToken, StoredUser } from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import type { TransactItem } from "../client/transact-item.ts";
import type { TableNames } from "../tables/tables.ts";

/**
 * Plain users are the most items. Their list is spread over shards, so that no partition is hot.
 */
const shards = 4;
const shardFor = (userId: string): number => userId.charCodeAt(userId.length - 1) % shards;

/** The partition of users whose erasure has begun. */
export const erasingPartition = "erasing";

/** Returns the partitions of the list that contain the users of a role. */
export const partitionsFor = (role: Role): string[] =>
  role === "user" ? Array.from({ length: shards }, (_, shard) => `user#${shard}`) : [role];

const listedIn = ({ userId, role, erasingSince }: StoredUser): string => {
  if (erasingSince) return erasingPartition;
  return role === "user" ? `user#${shardFor(userId)}` : role;
};

/** Returns the item of a user, with the caller that changes it. */
export const toUserItem = (user: StoredUser, caller: Caller) => ({
  ...user,
  listedIn: listedIn(user),
  ...auditAttributes(caller),
});

/** Returns the write that stores a new user. */
export const putNewUser = (
  { Users }: Pick<TableNames, "Users">,
  user: StoredUser,
  caller: Caller,
): TransactItem => ({
  Put: {
    TableName: Users,
    Item: toUserItem(user, caller),
    ConditionExpression: "attribute_not_exists(userId)",
  },
});

/** Returns the write that stores a one-time token. */
export const putToken = (
  { OneTimeTokens }: Pick<TableNames, "OneTimeTokens">,
  token: StoredOneTimeToken,
  caller: Caller,
): TransactItem => ({
  Put: { TableName: OneTimeTokens, Item: { ...token, ...auditAttributes(caller) } },
});
