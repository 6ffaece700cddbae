import type { NoticeStore, StoredNotice } from "@latch/core";
import type { Database } from "../client/database.ts";
import { openTable } from "../client/table.ts";

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
  const table = openTable(client, tables.OneTimeTokens);
  return {
    get: (noticeId) => table.get<StoredNotice>({ tokenHash: noticeId }),

    async remove(noticeId) {
      await table.remove({ tokenHash: noticeId });
    },
  };
}
