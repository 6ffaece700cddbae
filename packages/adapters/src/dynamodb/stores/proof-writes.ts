import type {
  AuthenticatorUse,
  Caller,
  OpenAccountWrite,
  ProofWrite,
  StartWrite,
} from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import type { TransactItem } from "../client/transact-item.ts";
import { type Update, updateExpression } from "../client/update-expression.ts";
import type { TableNames } from "../tables/tables.ts";
import { claimWrites } from "./identifier-writes.ts";
import { putNewUser } from "./user-item.ts";

/** The tables that the start of a session writes. */
export type StartTables = "Throttles" | "Authenticators" | AccountTables;
type AccountTables = "Users" | "Identifiers";

/** Returns the update that records the use of an authenticator, with the condition that it is new. */
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

/**
 * Returns the write of a transaction that uses a proof up. Its condition is false if another request has
 * used the proof. Ids of proofs are random, so they need no keyed hash.
 */
export function proofWrite(
  tables: TableNames<"Throttles" | "Authenticators">,
  write: ProofWrite,
): TransactItem {
  if (write.kind === "spend") {
    return {
      Put: {
        TableName: tables.Throttles,
        Item: { key: `spent#${write.id}`, expiresAt: write.expiresAt },
        ConditionExpression: "attribute_not_exists(#key)",
        ExpressionAttributeNames: { "#key": "key" },
      },
    };
  }
  const { userId, authenticatorId } = write;
  return {
    Update: {
      TableName: tables.Authenticators,
      Key: { userId, authenticatorId },
      ...updateExpression(recordUse(write)),
    },
  };
}

/**
 * Returns the writes of a transaction that uses proofs up or opens an account, and does not itself change an account:
 * a used recovery code also changes the summary of the account.
 */
export const startWrites = (
  tables: TableNames<StartTables>,
  writes: StartWrite[],
  caller: Caller,
): TransactItem[] =>
  writes.flatMap((write) => {
    if (write.kind === "open_account") return openAccount(tables, write);
    const used = proofWrite(tables, write);
    return write.kind === "recovery_codes"
      ? [used, countRecoveryCode(tables, write, caller)]
      : [used];
  });

const openAccount = (
  tables: TableNames<AccountTables>,
  { user, caller }: OpenAccountWrite,
): TransactItem[] => [
  putNewUser(tables, user, caller),
  ...claimWrites(tables, user).map(({ write }) => write),
];

const countRecoveryCode = (
  tables: TableNames<"Users">,
  { userId, authenticatorId, usedAt }: AuthenticatorUse,
  caller: Caller,
): TransactItem => ({
  Update: {
    TableName: tables.Users,
    Key: { userId },
    ...updateExpression({
      add: { "factors.recoveryCodes.remaining": -1, version: 1 },
      set: { updatedAt: usedAt, ...auditAttributes({ ...caller, actor: userId }) },
      condition: "#factors.#recoveryCodes.#id = :id",
      values: { id: authenticatorId },
    }),
  },
});
