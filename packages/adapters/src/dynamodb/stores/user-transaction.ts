import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import {
  type Alongside,
  emailIdentifier,
  type Identifier,
  type StoredNotice,
  type StoredUser,
  usernameIdentifier,
} from "@latch/core";
import { updateExpression } from "../client/update-expression.ts";
import type { TableNames } from "../tables/tables.ts";
import { noticeItem } from "./notices.ts";

export type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** An identifier that no email or username can be: it holds who the super_admins are. */
const superAdmins = "role#super_admin";

/** The identifiers under which a person is found. */
export const identifiersOf = ({ email, username }: StoredUser): Identifier[] => [
  emailIdentifier(email),
  ...(username ? [usernameIdentifier(username)] : []),
];

/** The writes that go with a change of a user, in the same transaction. */
export function createConsequences(tables: TableNames) {
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
      ConditionExpression: "attribute_not_exists(identifier) OR userId = :userId",
      ExpressionAttributeValues: { ":userId": userId },
    },
  });
  const joinSuperAdmins = (userId: string): TransactItem => ({
    Update: {
      TableName: tables.Identifiers,
      Key: { identifier: superAdmins },
      ...updateExpression({ add: { members: new Set([userId]) } }),
    },
  });
  const leaveSuperAdmins = (userId: string): TransactItem => ({
    Update: {
      TableName: tables.Identifiers,
      Key: { identifier: superAdmins },
      ...updateExpression({
        take: { members: new Set([userId]) },
        condition: "size(members) > :one",
        values: { one: 1 },
      }),
    },
  });

  const isSuperAdmin = ({ role, status, erasingSince }: StoredUser): boolean =>
    role === "super_admin" && status === "active" && !erasingSince;

  /** The token must be there still, and be alive: whoever deletes it did what it is for. */
  const spend = (tokenHash: string): TransactItem => ({
    Delete: {
      TableName: tables.OneTimeTokens,
      Key: { tokenHash },
      ConditionExpression: "attribute_exists(tokenHash)",
    },
  });
  const tell = (notice: StoredNotice): TransactItem => ({
    Put: { TableName: tables.OneTimeTokens, Item: noticeItem(notice) },
  });
  const keepSession = ({ userId, sessionEpoch }: StoredUser, sessionId: string): TransactItem => ({
    Update: {
      TableName: tables.Sessions,
      Key: { userId, sessionId },
      ...updateExpression({
        set: { epoch: sessionEpoch },
        condition: "attribute_exists(sessionId)",
      }),
    },
  });
  /** What a change of a user means for the identifiers, each with what its refusal says. */
  function of(before: StoredUser | undefined, after: StoredUser, alongside: Alongside = {}) {
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
      ...(alongside.spend
        ? [{ write: spend(alongside.spend), refusal: "token_spent" as const }]
        : []),
      ...(alongside.keepSession
        ? [{ write: keepSession(after, alongside.keepSession), refusal: "stale" as const }]
        : []),
      ...(alongside.notice ? [{ write: tell(alongside.notice), refusal: "stale" as const }] : []),
    ];
  }

  return { of, release };
}
