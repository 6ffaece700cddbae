import type { AuthenticatorWrites } from "@latch/core";
import type { TransactItem } from "../client/transact-item.ts";
import { updateExpression } from "../client/update-expression.ts";
import type { TableNames } from "../tables/tables.ts";

/** Returns the writes of authenticators that belong to a change of a user, for the same transaction. */
export function authenticatorWrites(
  { Authenticators: TableName }: Pick<TableNames, "Authenticators">,
  userId: string,
  { put = [], remove = [], rename = [] }: AuthenticatorWrites = {},
) {
  const writes: TransactItem[] = [
    ...put.map((Item) => ({ Put: { TableName, Item } })),
    ...remove.map((authenticatorId) => ({
      Delete: { TableName, Key: { userId, authenticatorId } },
    })),
    ...rename.map(({ authenticatorId, name }) => ({
      Update: {
        TableName,
        Key: { userId, authenticatorId },
        ...updateExpression({ set: { name }, condition: "attribute_exists(authenticatorId)" }),
      },
    })),
  ];
  return writes.map((write) => ({ write, conflict: "stale" as const }));
}
