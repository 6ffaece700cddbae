import { DeleteCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { SessionStore, StoredSession } from "@latch/core";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import { available, conditional } from "./failures.ts";

export function createSessionStore({ client, tables }: Database): SessionStore {
  const TableName = tables.Sessions;

  async function* idsOf(userId: string): AsyncGenerator<string[]> {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await available(() =>
        client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: "userId = :userId",
            ExpressionAttributeValues: { ":userId": userId },
            ProjectionExpression: "sessionId",
            ConsistentRead: true,
            ExclusiveStartKey: from,
            Limit: 25,
          }),
        ),
      );
      yield (page.Items ?? []).map(({ sessionId }) => sessionId as string);
      from = page.LastEvaluatedKey;
    } while (from);
  }

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

    end,

    async endAll(userId) {
      for await (const sessionIds of idsOf(userId)) {
        await Promise.all(sessionIds.map((sessionId) => end(userId, sessionId)));
      }
    },
  };
}
