import {
  type AtomicWrites,
  type Caller,
  type Identifier,
  type StoredNotice,
  type StoredUser,
  userIdentifiers,
} from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import type { TransactItem } from "../client/transact-item.ts";
import { updateExpression } from "../client/update-expression.ts";
import type { TableNames } from "../tables/tables.ts";
import { authenticatorWrites } from "./authenticator-writes.ts";
import { epochCheck } from "./epoch-checks.ts";
import { claimWrites } from "./identifier-writes.ts";
import { superAdminWrites } from "./last-super-admin.ts";
import { noticeItem } from "./notices.ts";
import { proofWrite } from "./proof-writes.ts";

/** Creates the writes that belong to a change of a user, for the same transaction. */
export function createUserTransaction(tables: TableNames) {
  /** Gives the identifier of an account to another one. */
  const transfer = (identifier: Identifier, from: string, to: string): TransactItem => ({
    Put: {
      TableName: tables.Identifiers,
      Item: { identifier, userId: to },
      ConditionExpression: "userId = :from",
      ExpressionAttributeValues: { ":from": from },
    },
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
  /** Continues a session in the new epoch. A session of another epoch has ended, and stays ended. */
  const keepSession = (
    before: StoredUser,
    { userId, sessionEpoch }: StoredUser,
    { keepSessionId: sessionId, keptAuthentication }: AtomicWrites,
  ): TransactItem => ({
    Update: {
      TableName: tables.Sessions,
      Key: { userId, sessionId },
      ...updateExpression({
        set: { epoch: sessionEpoch, ...keptAuthentication },
        condition: "#epoch = :before",
        values: { before: before.sessionEpoch },
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
    const { newOwner } = atomicWrites;
    const transferred = newOwner ? userIdentifiers(newOwner) : [];
    return [
      ...claimWrites(tables, after, {
        owned: previousIdentifiers,
        held: endedHolds,
        isSameAddress: before?.email === after.email,
      }),
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
      ...(before && atomicWrites.keepSessionId
        ? [
            {
              write: keepSession(before, after, atomicWrites),
              conflict: "session_ended" as const,
            },
          ]
        : []),
      ...(atomicWrites.actor
        ? [
            {
              write: epochCheck(tables, atomicWrites.actor),
              conflict: "session_ended" as const,
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
