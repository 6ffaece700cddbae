import {
  type AtomicWrites,
  type Identifier,
  possibleIdentifiers,
  type StoredNotice,
  type StoredUser,
  userIdentifiers,
} from "@latch/core";
import type { TransactItem } from "../client/transact-item.ts";
import { updateExpression } from "../client/update-expression.ts";
import type { TableNames } from "../tables/tables.ts";
import { authenticatorWrites } from "./authenticator-writes.ts";
import { superAdminWrites } from "./last-super-admin.ts";
import { noticeItem } from "./notices.ts";
import { proofWrite } from "./proof-writes.ts";

/** Creates the writes that belong to a change of a user, for the same transaction. */
export function createUserTransaction(tables: TableNames) {
  const claim = (identifier: Identifier, userId: string): TransactItem => ({
    Put: {
      TableName: tables.Identifiers,
      Item: { identifier, userId },
      ConditionExpression: "attribute_not_exists(identifier)",
    },
  });
  const requireFree = (identifier: Identifier): TransactItem => ({
    ConditionCheck: {
      TableName: tables.Identifiers,
      Key: { identifier },
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
  /**
   * Deletes a one-time token. The deletion fails when another request has used the token before.
   */
  const consumeToken = (tokenHash: string): TransactItem => ({
    Delete: {
      TableName: tables.OneTimeTokens,
      Key: { tokenHash },
      ConditionExpression: "attribute_exists(tokenHash)",
    },
  });
  const putNotice = (notice: StoredNotice): TransactItem => ({
    Put: { TableName: tables.OneTimeTokens, Item: noticeItem(notice) },
  });
  const keepSession = (
    { userId, sessionEpoch }: StoredUser,
    sessionId: string,
    authentication: AtomicWrites["keptAuthentication"],
  ): TransactItem => ({
    Update: {
      TableName: tables.Sessions,
      Key: { userId, sessionId },
      ...updateExpression({
        set: { epoch: sessionEpoch, ...authentication },
        condition: "attribute_exists(sessionId)",
      }),
    },
  });
  /**
   * Returns the writes for identifiers, super_admins, token, session, notice and authenticators that
   * belong to a change of a user. Each has the result that its false condition leads to.
   */
  function relatedWrites(
    before: StoredUser | undefined,
    after: StoredUser,
    atomicWrites: AtomicWrites = {},
  ) {
    const previousIdentifiers = before ? userIdentifiers(before) : [];
    const nextIdentifiers = userIdentifiers(after);
    const { userId } = after;
    // An account of an earlier release may have the address with its domain in Unicode.
    const otherSpellings = possibleIdentifiers(after.email).filter(
      (identifier) => ![...previousIdentifiers, ...nextIdentifiers].includes(identifier),
    );
    return [
      ...nextIdentifiers
        .filter((identifier) => !previousIdentifiers.includes(identifier))
        .map((identifier) => ({
          write: claim(identifier, userId),
          conflict: identifier.startsWith("email#")
            ? ("email_taken" as const)
            : ("username_taken" as const),
        })),
      ...(before?.email === after.email ? [] : otherSpellings).map((identifier) => ({
        write: requireFree(identifier),
        conflict: "email_taken" as const,
      })),
      ...previousIdentifiers
        .filter((identifier) => !nextIdentifiers.includes(identifier))
        .map((identifier) => ({ write: release(identifier, userId), conflict: "stale" as const })),
      ...superAdminWrites(tables, before, after),
      ...(atomicWrites.spendTokenHash
        ? [{ write: consumeToken(atomicWrites.spendTokenHash), conflict: "token_spent" as const }]
        : []),
      ...(atomicWrites.proofWrites ?? []).map((write) => ({
        write: proofWrite(tables, write),
        conflict: "proof_spent" as const,
      })),
      ...(atomicWrites.keepSessionId
        ? [
            {
              write: keepSession(
                after,
                atomicWrites.keepSessionId,
                atomicWrites.keptAuthentication,
              ),
              conflict: "stale" as const,
            },
          ]
        : []),
      ...(atomicWrites.notice
        ? [{ write: putNotice(atomicWrites.notice), conflict: "stale" as const }]
        : []),
      ...authenticatorWrites(tables, userId, atomicWrites.authenticators),
    ];
  }

  return { relatedWrites, release };
}
