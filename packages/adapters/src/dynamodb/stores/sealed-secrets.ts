import type { SealedSecretStore, StoredTotp } from "@latch/core";
import type { Database } from "../client/database.ts";
import { scanPages } from "../client/query.ts";
import { openTable } from "../client/table.ts";

/** The partition of the passes over all secrets. */
const passes = "resealing";

/** Creates the store of the sealed secrets of all users. A pass reads the whole table. */
export function createSealedSecretStore({
  client,
  tables,
}: Database<"Authenticators">): SealedSecretStore {
  const TableName = tables.Authenticators;
  const table = openTable(client, TableName);

  return {
    async claimPass(keyId, now, since) {
      const outcome = await table.update<{ startedMs: number }>(
        { userId: passes, authenticatorId: `key#${keyId}` },
        {
          set: { startedMs: now },
          condition: "attribute_not_exists(startedMs) OR startedMs <= :since",
          values: { since },
        },
      );
      // A repeated call of the SDK finds its own claim.
      return "done" in outcome || outcome.refused.item?.startedMs === now;
    },

    async *allTotp() {
      const pages = scanPages(client, {
        TableName,
        FilterExpression: "kind = :totp",
        ExpressionAttributeValues: { ":totp": "totp" },
      });
      for await (const { items } of pages) yield* items as StoredTotp[];
    },

    async saveSecret({ userId, authenticatorId, sealedSecret }, resealed) {
      await table.update(
        { userId, authenticatorId },
        {
          set: { sealedSecret: resealed },
          condition: "sealedSecret = :sealed",
          values: { sealed: sealedSecret },
        },
      );
    },
  };
}
