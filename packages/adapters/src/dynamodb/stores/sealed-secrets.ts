import type { ResealingPass, SealedSecretStore, StoredTotp } from "@latch/core";
import { ScanCommand, type ScanCommandOutput } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import { openTable } from "../client/table.ts";

/** The partition of the passes over all secrets. */
const passes = "resealing";

/** The number of items that one step reads. */
const itemsPerStep = 250;

const toKey = (keyId: number) => ({ userId: passes, authenticatorId: `key#${keyId}` });

/** Creates the store of the sealed secrets of all users. A pass reads the whole table. */
export function createSealedSecretStore({
  client,
  tables,
}: Database<"Authenticators">): SealedSecretStore {
  const TableName = tables.Authenticators;
  const table = openTable(client, TableName);

  return {
    async getPass(keyId) {
      const item = await table.get<ResealingPass & Record<string, unknown>>(toKey(keyId));
      if (!item) return undefined;
      const { userId, authenticatorId, ...pass } = item;
      return pass;
    },

    async savePass(keyId, before, { startedMs, position, finishedMs }) {
      const outcome = await table.update<ResealingPass>(toKey(keyId), {
        set: { startedMs, position, finishedMs },
        remove: [...(position ? [] : ["position"]), ...(finishedMs ? [] : ["finishedMs"])],
        condition: before
          ? `startedMs = :startedMs AND ${before.position ? "#position = :position" : "attribute_not_exists(#position)"}`
          : "attribute_not_exists(startedMs)",
        values: before && { startedMs: before.startedMs, position: before.position },
      });
      if ("done" in outcome) return true;
      // A repeated call of the SDK finds what the first one has stored.
      const { item } = outcome.refused;
      return (
        item?.startedMs === startedMs &&
        item.finishedMs === finishedMs &&
        item.position?.authenticatorId === position?.authenticatorId
      );
    },

    async readTotp(after) {
      const {
        Items = [],
        ScannedCount = 0,
        LastEvaluatedKey,
      } = await runCall<ScanCommandOutput>(() =>
        client.send(
          new ScanCommand({
            TableName,
            FilterExpression: "kind = :totp",
            ExpressionAttributeValues: { ":totp": "totp" },
            ExclusiveStartKey: after,
            Limit: itemsPerStep,
            ConsistentRead: true,
          }),
        ),
      );
      return {
        totp: Items as StoredTotp[],
        read: ScannedCount,
        next: LastEvaluatedKey as ResealingPass["position"],
      };
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
