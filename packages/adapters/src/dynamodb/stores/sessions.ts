import {
  type Caller,
  type RefreshRotation,
  rotationSlot,
  type SessionReader,
  type SessionState,
  type SessionStore,
  type StoredSession,
  type StoredTrustedDevice,
} from "@latch/core";
import { type Audited, auditAttributes } from "../client/audit.ts";
import { QueryCommand, type QueryCommandOutput, TransactWriteCommand } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runCall, runTransaction } from "../client/failures.ts";
import { processFirst, queryAll } from "../client/query.ts";
import { openTable } from "../client/table.ts";
import { updateExpression } from "../client/update-expression.ts";
import { type StartTables, startWrites } from "./proof-writes.ts";
import { trustedDeviceItem } from "./trusted-devices.ts";

/** The number of sessions that one call deletes. A request waits for it. */
const removedAtOnce = 100;

/** The number of sessions that a login reads: more than an account may have, so that it also finds ended ones. */
const maxNewest = 250;

/** Returns the update that replaces the hash of a session, if it is still the one of the rotation. */
const rotationUpdate = (
  { from, to, counter, atMs, expiresAt }: RefreshRotation,
  caller: Caller,
) => ({
  set: {
    secretHash: to,
    previousHash: from,
    rotatedAt: atMs,
    counter: counter + 1,
    [rotationSlot(counter)]: { counter, atMs },
    lastUsedAt: new Date(atMs).toISOString(),
    expiresAt,
    address: caller.address,
    userAgent: caller.userAgent ?? null,
    ...auditAttributes(caller),
  },
  condition:
    "(secretHash = :from OR (secretHash = :to AND previousHash = :from AND unansweredAt = rotatedAt)) AND expiresAt > :now",
  values: { from, to, now: Math.floor(atMs / 1000) },
});

/**
 * Returns whether this request has written the rotation that a session contains: the SDK repeated a call that had
 * succeeded. Another request with the same token has the same new hash, so the hash alone does not suffice.
 */
const isOwnRotation = (
  session: (StoredSession & Audited) | undefined,
  { to, counter, atMs }: RefreshRotation,
  { requestId }: Caller,
): boolean =>
  session?.secretHash === to &&
  session[rotationSlot(counter)]?.atMs === atMs &&
  session.changedBy?.requestId === requestId;

/** Creates the part of the store of sessions that reads one session. */
export function createSessionReader({
  client,
  tables,
}: Pick<Database<"Sessions">, "client" | "tables">): SessionReader {
  const table = openTable(client, tables.Sessions);
  return { get: (userId, sessionId) => table.get<StoredSession>({ userId, sessionId }) };
}

/** Creates the store of sessions. */
export function createSessionStore({
  client,
  tables,
}: Database<"Sessions" | StartTables>): SessionStore {
  const TableName = tables.Sessions;
  const table = openTable(client, TableName);

  const withoutCaller = ({ changedBy, ...session }: StoredSession & Audited): StoredSession =>
    session;

  const list = (userId: string) =>
    queryAll<StoredSession>(client, {
      TableName,
      KeyConditionExpression: "userId = :userId",
      ExpressionAttributeValues: { ":userId": userId },
      ConsistentRead: true,
      ScanIndexForward: false,
    });

  const putDevice = (device: StoredTrustedDevice, caller: Caller) => ({
    Put: { TableName: tables.Authenticators, Item: trustedDeviceItem(device, caller) },
  });

  async function end(userId: string, sessionId: string): Promise<void> {
    await table.remove({ userId, sessionId });
  }

  return {
    async create(session, caller, { proofWrites: usedProofs = [], trustedDevice } = {}) {
      const Item = { ...session, ...auditAttributes(caller) };
      const related = [
        ...startWrites(tables, usedProofs, caller),
        ...(trustedDevice ? [putDevice(trustedDevice, caller)] : []),
      ];
      if (related.length === 0) {
        await table.put(Item);
        return true;
      }
      const cancelled = await runTransaction(() =>
        client.send(
          new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item } }, ...related] }),
        ),
      );
      return !cancelled;
    },

    async rotate(rotation, caller) {
      const { userId, sessionId } = rotation;
      const outcome = await table.update<StoredSession & Audited>(
        { userId, sessionId },
        rotationUpdate(rotation, caller),
      );
      if ("done" in outcome) return { rotated: true, session: outcome.done };
      const { item } = outcome.refused;
      return { rotated: isOwnRotation(item, rotation, caller), session: item };
    },

    async markUnanswered({ userId, sessionId, to, atMs }) {
      await table.update(
        { userId, sessionId },
        {
          set: { unansweredAt: atMs },
          // Each rotation of the same token has the same new hash, so the time names the rotation.
          condition: "secretHash = :to AND rotatedAt = :atMs",
          values: { to, atMs },
        },
      );
    },

    async reauthenticate({ authentication, proofWrites: usedProofs, ...rotation }, caller) {
      const { userId, sessionId } = rotation;
      const update = rotationUpdate(rotation, caller);
      const set = { ...update.set, ...authentication };
      if (usedProofs.length === 0) {
        const outcome = await table.update<StoredSession & Audited>(
          { userId, sessionId },
          { ...update, set },
        );
        const isOwn = "done" in outcome || isOwnRotation(outcome.refused.item, rotation, caller);
        return isOwn ? "rotated" : "stale";
      }
      const rotate = {
        TableName,
        Key: { userId, sessionId },
        ...updateExpression({ ...update, set }),
      };
      const cancelled = await runTransaction(() =>
        client.send(
          new TransactWriteCommand({
            TransactItems: [{ Update: rotate }, ...startWrites(tables, usedProofs, caller)],
          }),
        ),
      );
      if (!cancelled) return "rotated";
      return cancelled.reasons[0] === "ConditionalCheckFailed" ? "stale" : "proof_spent";
    },

    ...createSessionReader({ client, tables }),

    list: async (userId) => (await list(userId)).map(withoutCaller),

    async listNewest(userId) {
      const { Items = [] } = await runCall<QueryCommandOutput>(() =>
        client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: "userId = :userId",
            ExpressionAttributeValues: { ":userId": userId },
            // A login needs no more of up to a hundred sessions: to convert all attributes takes longer than the login.
            ProjectionExpression: "userId, sessionId, epoch, expiresAt, endedBecause",
            // A stale item could be a session of an earlier epoch that has been kept since, and would end.
            ConsistentRead: true,
            ScanIndexForward: false,
            Limit: maxNewest,
          }),
        ),
      );
      return Items as SessionState[];
    },

    async renew({ userId, sessionId, secretHash, rotatedAt }, atMs, expiresAt, caller) {
      await table.update(
        { userId, sessionId },
        {
          set: {
            lastUsedAt: new Date(atMs).toISOString(),
            expiresAt,
            ...auditAttributes(caller),
          },
          condition: "secretHash = :secretHash AND rotatedAt = :rotatedAt",
          values: { secretHash, rotatedAt },
        },
      );
    },

    end,

    async endBecause(reason, { userId, sessionId }, caller) {
      // The session is unusable from here on, even if this process is killed before the deletion.
      await table.update(
        { userId, sessionId },
        {
          set: { secretHash: "", endedBecause: reason, ...auditAttributes(caller) },
          remove: ["previousHash"],
          condition: "attribute_exists(sessionId)",
        },
      );
      await end(userId, sessionId);
    },

    removeSome: (userId, except) =>
      processFirst<StoredSession>(
        client,
        {
          TableName,
          KeyConditionExpression: "userId = :userId",
          ExpressionAttributeValues: { ":userId": userId },
          ProjectionExpression: "sessionId",
          ConsistentRead: true,
          Limit: removedAtOnce,
        },
        async ({ sessionId }) => {
          if (sessionId !== except) await end(userId, sessionId);
        },
      ),
  };
}
