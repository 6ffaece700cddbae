import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { SessionStore, StoredSession } from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite } from "../client/failures.ts";
import { inBatches, queryAll } from "../client/query.ts";
import { updateExpression } from "../client/update-expression.ts";

/** Creates the store of sessions. */
export function createSessionStore({ client, tables }: Database<"Sessions">): SessionStore {
  const TableName = tables.Sessions;

  const list = (userId: string) =>
    queryAll<StoredSession>(client, {
      TableName,
      KeyConditionExpression: "userId = :userId",
      ExpressionAttributeValues: { ":userId": userId },
      ConsistentRead: true,
      ScanIndexForward: false,
    });

  async function end(userId: string, sessionId: string): Promise<void> {
    await runCall(() => client.send(new DeleteCommand({ TableName, Key: { userId, sessionId } })));
  }

  return {
    async create(session, caller) {
      await runCall(() =>
        client.send(
          new PutCommand({ TableName, Item: { ...session, ...auditAttributes(caller) } }),
        ),
      );
    },

    async rotate({ userId, sessionId, from, to, atMs, expiresAt }, caller) {
      const outcome = await runConditionalWrite<
        { Attributes?: Record<string, unknown> },
        StoredSession
      >(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { userId, sessionId },
            ...updateExpression({
              set: {
                secretHash: to,
                previousHash: from,
                rotatedAt: atMs,
                lastUsedAt: new Date(atMs).toISOString(),
                expiresAt,
                address: caller.address,
                userAgent: caller.userAgent ?? null,
                ...auditAttributes(caller),
              },
              condition: "secretHash = :from AND expiresAt > :now",
              values: { from, now: Math.floor(atMs / 1000) },
            }),
            ReturnValues: "ALL_NEW",
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        ),
      );
      return "done" in outcome
        ? { rotated: true, session: outcome.done.Attributes as StoredSession }
        : { rotated: false, session: outcome.refused.item };
    },

    async get(userId, sessionId) {
      const { Item } = await runCall(() =>
        client.send(
          new GetCommand({ TableName, Key: { userId, sessionId }, ConsistentRead: true }),
        ),
      );
      return Item as StoredSession | undefined;
    },

    list: async (userId) => (await list(userId)).map(({ changedBy, ...session }) => session),

    async renew({ userId, sessionId, secretHash }, atMs, expiresAt, caller) {
      await runConditionalWrite(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { userId, sessionId },
            ...updateExpression({
              set: {
                lastUsedAt: new Date(atMs).toISOString(),
                expiresAt,
                ...auditAttributes(caller),
              },
              condition: "secretHash = :secretHash",
              values: { secretHash },
            }),
          }),
        ),
      );
    },

    end,

    async endReplayed(userId, sessionId, caller) {
      await runConditionalWrite(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { userId, sessionId },
            // The session is unusable from here on, even if this process is killed before the
            // deletion.
            ...updateExpression({
              set: { secretHash: "", endedBecause: "replayed", ...auditAttributes(caller) },
              remove: ["previousHash"],
              condition: "attribute_exists(sessionId)",
            }),
          }),
        ),
      );
      await end(userId, sessionId);
    },

    async endAll(userId, except) {
      const sessions = await list(userId);
      await inBatches(
        sessions.filter(({ sessionId }) => sessionId !== except),
        ({ sessionId }) => end(userId, sessionId),
      );
    },
  };
}
