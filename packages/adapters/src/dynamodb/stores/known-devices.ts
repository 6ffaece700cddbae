import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { KnownDeviceStore, KnownDevices } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite } from "../client/failures.ts";
import { updateExpression } from "../client/update-expression.ts";

/** Seconds after the last login for which the known devices of a user are stored. */
const ttlSeconds = 400 * 24 * 3600;

/** Creates the store of known devices: one item for each user, in the table of mails. */
export function createKnownDeviceStore({ client, tables }: Database<"Mails">): KnownDeviceStore {
  const TableName = tables.Mails;
  const toKey = (userId: string) => ({ mailId: `devices#${userId}` });
  return {
    async get(userId) {
      const { Item } = await runCall(() =>
        client.send(new GetCommand({ TableName, Key: toKey(userId), ConsistentRead: true })),
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
              Key: toKey(userId),
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
      const created = await runConditionalWrite(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: { ...toKey(userId), seen, expiresAt },
            ConditionExpression: "attribute_not_exists(mailId)",
          }),
        ),
      );
      // A concurrent request created the item.
      if ("refused" in created) await update();
    },

    async remove(userId) {
      await runCall(() => client.send(new DeleteCommand({ TableName, Key: toKey(userId) })));
    },
  };
}
