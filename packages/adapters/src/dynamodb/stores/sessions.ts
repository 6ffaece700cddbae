import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { SessionStore, StoredSession } from "@latch/core";
import { audit } from "../client/audit.ts";
import type { Database } from "../client/database.ts";
import { available, conditional } from "../client/failures.ts";
import { inBatches, queryAll } from "../client/query.ts";

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
    await available(() =>
      client.send(new DeleteCommand({ TableName, Key: { userId, sessionId } })),
    );
  }

  return {
    async create(session, caller) {
      await available(() =>
        client.send(new PutCommand({ TableName, Item: { ...session, ...audit(caller) } })),
      );
    },

    async rotate({ userId, sessionId, from, to, at, expiresAt }, caller) {
      const outcome = await conditional<{ Attributes?: Record<string, unknown> }, StoredSession>(
        () =>
          client.send(
            new UpdateCommand({
              TableName,
              Key: { userId, sessionId },
              UpdateExpression:
                "SET secretHash = :to, previousHash = :from, rotatedAt = :at, lastUsedAt = :iso, expiresAt = :expiresAt, address = :address, userAgent = :userAgent, changedBy = :changedBy",
              ConditionExpression: "secretHash = :from AND expiresAt > :now",
              ExpressionAttributeValues: {
                ":from": from,
                ":to": to,
                ":at": at,
                ":iso": new Date(at).toISOString(),
                ":now": Math.floor(at / 1000),
                ":expiresAt": expiresAt,
                ":address": caller.address,
                ":userAgent": caller.userAgent ?? null,
                ":changedBy": audit(caller).changedBy,
              },
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
      const { Item } = await available(() =>
        client.send(
          new GetCommand({ TableName, Key: { userId, sessionId }, ConsistentRead: true }),
        ),
      );
      return Item as StoredSession | undefined;
    },

    list: async (userId) => (await list(userId)).map(({ changedBy, ...session }) => session),

    async renew({ userId, sessionId, secretHash }, at, expiresAt, caller) {
      await conditional(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { userId, sessionId },
            UpdateExpression:
              "SET lastUsedAt = :iso, expiresAt = :expiresAt, changedBy = :changedBy",
            ConditionExpression: "secretHash = :secretHash",
            ExpressionAttributeValues: {
              ":iso": new Date(at).toISOString(),
              ":expiresAt": expiresAt,
              ":secretHash": secretHash,
              ":changedBy": audit(caller).changedBy,
            },
          }),
        ),
      );
    },

    end,

    async endReplayed(userId, sessionId, caller) {
      await conditional(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { userId, sessionId },
            // Worth nothing from here on, even if we are killed before it is deleted.
            UpdateExpression:
              "SET secretHash = :none, endedBecause = :why, changedBy = :changedBy REMOVE previousHash",
            ConditionExpression: "attribute_exists(sessionId)",
            ExpressionAttributeValues: {
              ":none": "",
              ":why": "replayed",
              ":changedBy": audit(caller).changedBy,
            },
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
