import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { KnownDeviceStore, KnownDevices } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite } from "../client/failures.ts";
import { updateExpression } from "../client/update-expression.ts";

/** Seconds after the last log-in for which anything is remembered of a person. */
const ttlSeconds = 400 * 24 * 3600;

/** What people have logged in with, one item each, among the mails that tell of it. */
export function createKnownDeviceStore({ client, tables }: Database<"Mails">): KnownDeviceStore {
  const TableName = tables.Mails;
  const keyOf = (userId: string) => ({ mailId: `devices#${userId}` });
  return {
    async get(userId) {
      const { Item } = await runCall(() =>
        client.send(new GetCommand({ TableName, Key: keyOf(userId), ConsistentRead: true })),
      );
      return Item?.["seen"] as KnownDevices | undefined;
    },

    async record(userId, { hashes, removed, atSeconds }) {
      const expiresAt = atSeconds + ttlSeconds;
      const update = () =>
        runConditionalWrite(() =>
          client.send(
            new UpdateCommand({
              TableName,
              Key: keyOf(userId),
              ...updateExpression({
                set: {
                  ...Object.fromEntries(hashes.map((mark) => [`seen.${mark}`, atSeconds])),
                  expiresAt,
                },
                remove: removed.map((mark) => `seen.${mark}`),
                condition: "attribute_exists(seen)",
              }),
            }),
          ),
        );
      if ("done" in (await update())) return;
      const seen = Object.fromEntries(hashes.map((mark) => [mark, atSeconds]));
      const first = await runConditionalWrite(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: { ...keyOf(userId), seen, expiresAt },
            ConditionExpression: "attribute_not_exists(mailId)",
          }),
        ),
      );
      // Somebody else was first.
      if ("refused" in first) await update();
    },

    async remove(userId) {
      await runCall(() => client.send(new DeleteCommand({ TableName, Key: keyOf(userId) })));
    },
  };
}
