import type { AuthenticatorUse, AuthenticatorWrites } from "@latch/core";
import type { TransactItem } from "../client/transact-item.ts";
import { type Update, updateExpression } from "../client/update-expression.ts";
import type { TableNames } from "../tables/tables.ts";

/** Returns the update that records a use, with the condition that the use is not a replay. */
function recordUse(use: AuthenticatorUse): Update {
  switch (use.kind) {
    // Authenticators without a counter always send 0 (WebAuthn Level 3, section 6.1.1).
    case "passkey":
      return {
        set: { counter: use.counter, backedUp: use.backedUp, lastUsedAt: use.usedAt },
        condition: "#counter < :used OR (#counter = :none AND :used = :none)",
        values: { used: use.counter, none: 0 },
      };
    case "totp":
      return {
        set: { lastStep: use.step, lastUsedAt: use.usedAt },
        condition:
          "attribute_exists(sealedSecret) AND (attribute_not_exists(lastStep) OR lastStep < :used)",
        values: { used: use.step },
      };
    case "recovery_codes":
      return {
        set: { lastUsedAt: use.usedAt },
        deleteFromSet: { codeHashes: new Set([use.codeHash]) },
        condition: "contains(codeHashes, :used)",
        values: { used: use.codeHash },
      };
  }
}

/** Returns the write that records a use. Its condition is false if the use is a replay. */
export const authenticatorUse = (
  { Authenticators: TableName }: Pick<TableNames, "Authenticators">,
  userId: string,
  use: AuthenticatorUse,
): TransactItem => ({
  Update: {
    TableName,
    Key: { userId, authenticatorId: use.authenticatorId },
    ...updateExpression(recordUse(use)),
  },
});

/** Returns the writes of authenticators that belong to a change of a user, for the same transaction. */
export function authenticatorWrites(
  tables: Pick<TableNames, "Authenticators">,
  userId: string,
  { put = [], remove = [], use = [], rename = [] }: AuthenticatorWrites = {},
) {
  const { Authenticators: TableName } = tables;
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
  return [
    ...writes.map((write) => ({ write, conflict: "stale" as const })),
    ...use.map((each) => ({
      write: authenticatorUse(tables, userId, each),
      conflict: "authenticator_used" as const,
    })),
  ];
}
