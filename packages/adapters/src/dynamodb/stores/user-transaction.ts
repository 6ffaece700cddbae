import {
  type AtomicWrites,
  type Caller,
  type Identifier,
  possibleIdentifiers,
  type StoredNotice,
  type StoredUser,
  userIdentifiers,
} from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import type { TransactItem } from "../client/transact-item.ts";
import { updateExpression } from "../client/update-expression.ts";
import type { TableNames } from "../tables/tables.ts";
import { authenticatorWrites } from "./authenticator-writes.ts";
import { superAdminWrites } from "./last-super-admin.ts";
import { noticeItem } from "./notices.ts";
import { proofWrite } from "./proof-writes.ts";

/** Creates the writes that belong to a change of a user, for the same transaction. */
export function createUserTransaction(tables: TableNames) {
  /** The condition that an identifier is free: no item, an expired hold, or a hold of this account. */
  const isFree = ({ userId, updatedAt }: StoredUser) => ({
    ConditionExpression:
      "attribute_not_exists(identifier) OR (attribute_exists(expiresAt) AND (expiresAt <= :now OR userId = :userId))",
    ExpressionAttributeValues: { ":now": Date.parse(updatedAt) / 1000, ":userId": userId },
  });
  const claim = (identifier: Identifier, user: StoredUser): TransactItem => ({
    Put: {
      TableName: tables.Identifiers,
      Item: { identifier, userId: user.userId },
      ...isFree(user),
    },
  });
  /** Gives the identifier of an account to another one. */
  const transfer = (identifier: Identifier, from: string, to: string): TransactItem => ({
    Put: {
      TableName: tables.Identifiers,
      Item: { identifier, userId: to },
      ConditionExpression: "userId = :from",
      ExpressionAttributeValues: { ":from": from },
    },
  });
  const requireFree = (identifier: Identifier, user: StoredUser): TransactItem => ({
    ConditionCheck: { TableName: tables.Identifiers, Key: { identifier }, ...isFree(user) },
  });
  const hold = (
    identifier: Identifier,
    { userId, passwordHash }: StoredUser,
    expiresAt: number,
  ): TransactItem => ({
    Put: {
      TableName: tables.Identifiers,
      Item: { identifier, userId, expiresAt, ...(passwordHash && { passwordHash }) },
      ConditionExpression: "attribute_not_exists(identifier) OR userId = :userId",
      ExpressionAttributeValues: { ":userId": userId },
    },
  });
  const release = (identifier: Identifier, userId: string) => ({
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
    const heldUntil = toHolds(after);
    const endedHolds = [...toHolds(before)]
      .filter(([identifier, until]) => isCurrent(until, after) && !heldUntil.has(identifier))
      .map(([identifier]) => identifier);
    const leftIdentifiers = [...previousIdentifiers, ...endedHolds].filter(
      (identifier) => !nextIdentifiers.includes(identifier),
    );
    // An account of an earlier release may have the address with its domain in Unicode.
    const otherSpellings = (after.email ? possibleIdentifiers(after.email) : []).filter(
      (identifier) =>
        ![...previousIdentifiers, ...nextIdentifiers, ...endedHolds].includes(identifier),
    );
    const { newOwner } = atomicWrites;
    const transferred = newOwner ? userIdentifiers(newOwner) : [];
    return [
      ...nextIdentifiers
        .filter((identifier) => !previousIdentifiers.includes(identifier))
        .map((identifier) => ({
          write: claim(identifier, after),
          conflict: identifier.startsWith("email#")
            ? ("email_taken" as const)
            : ("username_taken" as const),
        })),
      ...(before?.email === after.email ? [] : otherSpellings).map((identifier) => ({
        write: requireFree(identifier, after),
        conflict: "email_taken" as const,
      })),
      ...leftIdentifiers.map((identifier) => {
        const until = heldUntil.get(identifier);
        if (newOwner && transferred.includes(identifier)) {
          const write = transfer(identifier, userId, newOwner.userId);
          return { write, conflict: "stale" as const };
        }
        return {
          write: before && until ? hold(identifier, before, until) : release(identifier, userId),
          conflict: "stale" as const,
        };
      }),
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

  /** Returns the write of the one-time token that a change issues. */
  const tokenWrites = ({ issuedToken }: AtomicWrites = {}, caller: Caller) =>
    issuedToken
      ? [
          {
            write: {
              Put: {
                TableName: tables.OneTimeTokens,
                Item: { ...issuedToken, ...auditAttributes(caller) },
              },
            },
            conflict: "stale" as const,
          },
        ]
      : [];

  return { relatedWrites, tokenWrites, release };
}

/** Returns the identifiers of the former addresses of a user, with the time until which each is held. */
const toHolds = (user: StoredUser | undefined): Map<Identifier, number> =>
  new Map(
    (user?.formerEmails ?? []).flatMap((former) =>
      userIdentifiers(former).map((identifier) => [identifier, former.heldUntil] as const),
    ),
  );

/** Returns whether a hold has not expired at the time of a change. */
const isCurrent = (heldUntil: number, { updatedAt }: StoredUser): boolean =>
  heldUntil * 1000 > Date.parse(updatedAt);
