import type { StoredUser } from "@latch/core";
import type { TransactItem } from "../client/transact-item.ts";
import { updateExpression } from "../client/update-expression.ts";
import type { TableNames } from "../tables/tables.ts";

/**
 * An identifier that is neither an email nor a username. Its item contains the ids of the active
 * super_admins.
 */
const superAdmins = "role#super_admin";

const isSuperAdmin = ({ role, status, erasingSince }: StoredUser): boolean =>
  role === "super_admin" && status === "active" && !erasingSince;

/**
 * Returns the write that belongs to a change of the set of super_admins. DynamoDB rejects it when
 * the last super_admin would be demoted, suspended or erased. Its condition decides, so that two
 * concurrent changes can't remove the last two.
 */
export function superAdminWrites(
  tables: Pick<TableNames, "Identifiers">,
  before: StoredUser | undefined,
  after: StoredUser,
) {
  const wasSuperAdmin = before !== undefined && isSuperAdmin(before);
  if (wasSuperAdmin === isSuperAdmin(after)) return [];
  const members = new Set([after.userId]);
  const update = (expression: ReturnType<typeof updateExpression>): TransactItem => ({
    Update: { TableName: tables.Identifiers, Key: { identifier: superAdmins }, ...expression },
  });
  return wasSuperAdmin
    ? [
        {
          write: update(
            updateExpression({
              deleteFromSet: { members },
              condition: "size(members) > :one",
              values: { one: 1 },
            }),
          ),
          conflict: "last_super_admin" as const,
        },
      ]
    : [{ write: update(updateExpression({ add: { members } })), conflict: "stale" as const }];
}
