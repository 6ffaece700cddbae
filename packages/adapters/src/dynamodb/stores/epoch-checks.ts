import { type Authority, type JudgedUser, judgedUserOf } from "@latch/core";
import type { TransactItem } from "../client/transact-item.ts";
import type { TableNames } from "../tables/tables.ts";

/** Returns the condition of a transaction that the account of a judged user still has the epochs. */
export const epochCheck = (
  { Users: TableName }: TableNames<"Users">,
  { userId, epochs: { sessionEpoch, credentialEpoch } }: JudgedUser,
): TransactItem => ({
  ConditionCheck: {
    TableName,
    Key: { userId },
    ConditionExpression:
      credentialEpoch === 0
        ? "sessionEpoch = :session AND (attribute_not_exists(credentialEpoch) OR credentialEpoch = :credential)"
        : "sessionEpoch = :session AND credentialEpoch = :credential",
    ExpressionAttributeValues: { ":session": sessionEpoch, ":credential": credentialEpoch },
  },
});

/** Returns the conditions of a transaction that is made on an authority: none without a judged user. */
export function epochChecks(tables: TableNames<"Users">, authority: Authority): TransactItem[] {
  const judged = judgedUserOf(authority);
  return judged ? [epochCheck(tables, judged)] : [];
}
