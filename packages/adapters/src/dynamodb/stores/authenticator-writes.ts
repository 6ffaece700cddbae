import type { AuthenticatorWrites } from "@latch/core";
import type { TransactItem } from "../client/transact-item.ts";
import type { TableNames } from "../tables/tables.ts";

/** Returns the writes of authenticators that belong to a change of a user, for the same transaction. */
export function authenticatorWrites(
  { Authenticators: TableName }: Pick<TableNames, "Authenticators">,
  userId: string,
  { put = [], remove = [] }: AuthenticatorWrites = {},
) {
  const writes: TransactItem[] = [
    ...put.map((Item) => ({ Put: { TableName, Item } })),
    ...remove.map((authenticatorId) => ({
      Delete: { TableName, Key: { userId, authenticatorId } },
    })),
  ];
  return writes.map((write) => ({ write, conflict: "stale" as const }));
}
