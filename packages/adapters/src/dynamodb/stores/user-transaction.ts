import {
  type AtomicWrites,
  emailIdentifier,
  type Identifier,
  type StoredNotice,
  type StoredUser,
  usernameIdentifier,
} from "@latch/core";
import type { TransactItem } from "../client/transact-item.ts";
import { updateExpression } from "../client/update-expression.ts";
import type { TableNames } from "../tables/tables.ts";
import { superAdminWrites } from "./last-super-admin.ts";
import { noticeItem } from "./notices.ts";

/** The identifiers under which a person is found. */
export const userIdentifiers = ({ email, username }: StoredUser): Identifier[] => [
  emailIdentifier(email),
  ...(username ? [usernameIdentifier(username)] : []),
];

/** The writes that go with a change of a user, in the same transaction. */
export function createUserTransaction(tables: TableNames) {
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
  /** The token must be there still, and be alive: whoever deletes it did what it is for. */
  const spend = (tokenHash: string): TransactItem => ({
    Delete: {
      TableName: tables.OneTimeTokens,
      Key: { tokenHash },
      ConditionExpression: "attribute_exists(tokenHash)",
    },
  });
  const putNotice = (notice: StoredNotice): TransactItem => ({
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
  function of(before: StoredUser | undefined, after: StoredUser, atomicWrites: AtomicWrites = {}) {
    const held = before ? userIdentifiers(before) : [];
    const wanted = userIdentifiers(after);
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
      ...superAdminWrites(tables, before, after),
      ...(atomicWrites.spendTokenHash
        ? [{ write: spend(atomicWrites.spendTokenHash), refusal: "token_spent" as const }]
        : []),
      ...(atomicWrites.keepSessionId
        ? [{ write: keepSession(after, atomicWrites.keepSessionId), refusal: "stale" as const }]
        : []),
      ...(atomicWrites.notice
        ? [{ write: putNotice(atomicWrites.notice), refusal: "stale" as const }]
        : []),
    ];
  }

  return { of, release };
}
