import type { StoredUser } from "@latch/core";
import type { TransactItem } from "../client/transact-item.ts";
import { updateExpression } from "../client/update-expression.ts";
import type { TableNames } from "../tables/tables.ts";

/** An identifier that no email or username can be: its item has the ids of the active super_admins. */
const superAdmins = "role#super_admin";

const isSuperAdmin = ({ role, status, erasingSince }: StoredUser): boolean =>
  role === "super_admin" && status === "active" && !erasingSince;

/**
 * The write that goes with a change of who is a super_admin. It is refused when the last one would go,
 * by demotion, suspension or erasure: its condition decides, so that two who go at once can't both.
 */
export function superAdminWrites(
  tables: Pick<TableNames, "Identifiers">,
  before: StoredUser | undefined,
  after: StoredUser,
) {
  const was = before !== undefined && isSuperAdmin(before);
  if (was === isSuperAdmin(after)) return [];
  const members = new Set([after.userId]);
  const update = (expression: ReturnType<typeof updateExpression>): TransactItem => ({
    Update: { TableName: tables.Identifiers, Key: { identifier: superAdmins }, ...expression },
  });
  return was
    ? [
        {
          write: update(
            updateExpression({
              take: { members },
              condition: "size(members) > :one",
              values: { one: 1 },
            }),
          ),
          refusal: "last_super_admin" as const,
        },
      ]
    : [{ write: update(updateExpression({ add: { members } })), refusal: "stale" as const }];
}
