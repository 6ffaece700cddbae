import { QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Activity } from "@latch/contract";
import type { ActivityStore } from "@latch/core";
import type { Database } from "./database.ts";
import { available } from "./failures.ts";
import { inBatches, queryAll } from "./query.ts";

/** An activity as it is stored: under the person it happened to. */
type StoredActivity = Omit<Activity, "id"> & { userId: string; eventId: string };

export function createActivityStore({ client, tables }: Database): ActivityStore {
  const TableName = tables.Activity;
  const toActivity = ({ userId, eventId, ...rest }: StoredActivity): Activity => ({
    id: eventId,
    ...rest,
  });

  return {
    async list(userId, { limit, before }) {
      const { Items = [], LastEvaluatedKey } = await available(() =>
        client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: before
              ? "userId = :userId AND eventId < :before"
              : "userId = :userId",
            ExpressionAttributeValues: { ":userId": userId, ":before": before },
            ScanIndexForward: false,
            Limit: limit,
          }),
        ),
      );
      return {
        items: (Items as StoredActivity[]).map(toActivity),
        next: LastEvaluatedKey?.["eventId"],
      };
    },

    async anonymise(userId) {
      const items = await queryAll<StoredActivity>(client, {
        TableName,
        KeyConditionExpression: "userId = :userId",
        ExpressionAttributeValues: { ":userId": userId },
        ProjectionExpression: "userId, eventId",
      });
      await inBatches(items, ({ eventId }) =>
        available(() =>
          client.send(
            new UpdateCommand({
              TableName,
              Key: { userId, eventId },
              UpdateExpression: "SET address = :gone, actor = :gone, requestId = :gone",
              ExpressionAttributeValues: { ":gone": "erased" },
            }),
          ),
        ),
      );
    },
  };
}
