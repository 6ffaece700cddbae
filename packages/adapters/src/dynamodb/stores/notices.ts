import { DeleteCommand, GetCommand } from "@aws-sdk/lib-dynamodb";
import type { NoticeStore, StoredNotice } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";

/** A notice among the one-time tokens, under its own id: what has to go quickly is in one place. */
export const noticeItem = (notice: StoredNotice) => ({
  ...notice,
  tokenHash: notice.noticeId,
  purpose: "notice",
});

/** Notices are written with the changes they tell of: see user-consequences.ts. */
export function createNoticeStore({ client, tables }: Database<"OneTimeTokens">): NoticeStore {
  const TableName = tables.OneTimeTokens;
  return {
    async get(noticeId) {
      const { Item } = await runCall(() =>
        client.send(
          new GetCommand({ TableName, Key: { tokenHash: noticeId }, ConsistentRead: true }),
        ),
      );
      return Item as StoredNotice | undefined;
    },

    async remove(noticeId) {
      await runCall(() =>
        client.send(new DeleteCommand({ TableName, Key: { tokenHash: noticeId } })),
      );
    },
  };
}
