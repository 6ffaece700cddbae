import {
  type Identifier,
  possibleIdentifiers,
  type StoredUser,
  userIdentifiers,
} from "@latch/core";
import type { TransactItem } from "../client/transact-item.ts";
import type { TableNames } from "../tables/tables.ts";

/** The condition that an identifier is free: no item, an expired hold, or a hold of this account. */
const isFree = ({ userId, updatedAt }: StoredUser) => ({
  ConditionExpression:
    "attribute_not_exists(identifier) OR (attribute_exists(expiresAt) AND (expiresAt <= :now OR userId = :userId))",
  ExpressionAttributeValues: { ":now": Date.parse(updatedAt) / 1000, ":userId": userId },
});

type Options = {
  /** The identifiers that the account has already. */
  owned?: Identifier[];
  /** The identifiers that the account holds and releases in the same transaction. */
  held?: Identifier[];
  isSameAddress?: boolean;
};

/** Returns the writes that claim the identifiers of an account, each with the result of a conflict. */
export function claimWrites(
  { Identifiers }: Pick<TableNames, "Identifiers">,
  user: StoredUser,
  { owned = [], held = [], isSameAddress = false }: Options = {},
) {
  const identifiers = userIdentifiers(user);
  const claim = (identifier: Identifier): TransactItem => ({
    Put: {
      TableName: Identifiers,
      Item: { identifier, userId: user.userId },
      ...isFree(user),
    },
  });
  const requireFree = (identifier: Identifier): TransactItem => ({
    ConditionCheck: { TableName: Identifiers, Key: { identifier }, ...isFree(user) },
  });
  // An account of an earlier release may have the address with its domain in Unicode.
  const otherSpellings = (user.email ? possibleIdentifiers(user.email) : []).filter(
    (identifier) => ![...owned, ...identifiers, ...held].includes(identifier),
  );
  return [
    ...identifiers
      .filter((identifier) => !owned.includes(identifier))
      .map((identifier) => ({
        write: claim(identifier),
        conflict: identifier.startsWith("email#")
          ? ("email_taken" as const)
          : ("username_taken" as const),
      })),
    ...(isSameAddress ? [] : otherSpellings).map((identifier) => ({
      write: requireFree(identifier),
      conflict: "email_taken" as const,
    })),
  ];
}
