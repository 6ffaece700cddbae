import { includesRole, type Role } from "@latch/contract";
import type { Principal } from "../shared/principal.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StoredUser } from "../users/user.ts";

/**
 * Requires that a target's role is below the principal's; a super_admin may act on any account.
 * @throws `forbidden`
 */
export function requireRankAbove({ role }: Principal, target: StoredUser): void {
  if (role !== "super_admin" && includesRole(target.role, role)) {
    throw new ProblemError("forbidden", {
      detail: "The role of the user must be lower than the role of the caller",
    });
  }
}

/**
 * Requires that a granted role is below the principal's; a super_admin may grant any role.
 * @throws `forbidden`
 */
export function requireGrantable({ role }: Principal, granted: Role): void {
  if (role !== "super_admin" && includesRole(granted, role)) {
    throw new ProblemError("forbidden", {
      detail: "The new role must be lower than the role of the caller",
    });
  }
}
