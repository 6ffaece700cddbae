import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { ProofWrites, SpentProofs } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runTransaction } from "../client/failures.ts";
import type { TransactItem } from "../client/transact-item.ts";
import type { TableNames } from "../tables/tables.ts";
import { authenticatorUse } from "./authenticator-writes.ts";

type Tables = Pick<TableNames, "Throttles" | "Authenticators">;

/** Returns the writes that use up proofs. The condition of each is false if the proof was used before. */
export const proofWrites = (
  tables: Tables,
  { spendProofs = [], recordUses = [] }: ProofWrites = {},
): TransactItem[] => [
  ...spendProofs.map(({ id, expiresAt }) => ({
    Put: {
      TableName: tables.Throttles,
      Item: { key: `spent#${id}`, expiresAt },
      ConditionExpression: "attribute_not_exists(#key)",
      ExpressionAttributeNames: { "#key": "key" },
    },
  })),
  ...recordUses.map(({ userId, ...use }) => authenticatorUse(tables, userId, use)),
];

/** Creates the store of proofs that are valid once. */
export const createSpentProofs = ({
  client,
  tables,
}: Database<"Throttles" | "Authenticators">): SpentProofs => ({
  async spend(writes) {
    const items = proofWrites(tables, writes);
    if (items.length === 0) return true;
    const cancelled = await runTransaction(() =>
      client.send(new TransactWriteCommand({ TransactItems: items })),
    );
    return !cancelled;
  },
});
