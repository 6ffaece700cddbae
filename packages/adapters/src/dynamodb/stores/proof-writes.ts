import type { ProofWrite } from "@latch/core";
import type { TransactItem } from "../client/transact-item.ts";
import type { TableNames } from "../tables/tables.ts";

/**
 * Returns the write of a transaction that uses a proof up. Its condition is false if another request has
 * used the proof. Ids of proofs are random, so they need no keyed hash.
 */
export const proofWrite = (
  tables: TableNames<"Throttles">,
  { id, expiresAt }: ProofWrite,
): TransactItem => ({
  Put: {
    TableName: tables.Throttles,
    Item: { key: `spent#${id}`, expiresAt },
    ConditionExpression: "attribute_not_exists(#key)",
    ExpressionAttributeNames: { "#key": "key" },
  },
});
