import { DeleteCommand, GetCommand } from "@aws-sdk/lib-dynamodb";
import type { NoticeStore, StoredNotice } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";

/**
 * Returns the item of a notice. It is stored among the one-time tokens, under its own id, so that
 * all short-lived personal data is in one table.
 */
export const noticeItem = (notice: StoredNotice) => ({
  ...notice,
  tokenHash: notice.noticeId,
  purpose: "notice",
});

/**
 * Creates the store of notices. A notice is written in one transaction with its change: see
 * `user-transaction.ts`.
 */
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
