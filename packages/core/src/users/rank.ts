import { includesRole, type Role } from "@latch/contract";
import type { Principal } from "../shared/principal.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StoredUser } from "./user.ts";

/** Requires that a target's role is below the caller's. @throws `forbidden` */
export function requireRankAbove({ role }: Principal, target: StoredUser): void {
  if (includesRole(target.role, role)) {
    throw new ProblemError("forbidden", {
      detail: "The role of the user must be lower than the role of the caller",
    });
  }
}

/**
 * Requires the same, except between super_admins. They may suspend, reinstate, log out and demote one
 * another, so that a stolen account of one of them can be stopped.
 * @throws `forbidden`
 */
export function requireRankAboveOrPeer(principal: Principal, target: StoredUser): void {
  if (principal.role !== "super_admin") requireRankAbove(principal, target);
}

/**
 * Requires that a granted role is below the caller's; a super_admin may grant any role. An API key may
 * grant `user` only, whatever the role of its owner is.
 * @throws `forbidden`
 */
export function requireGrantable({ kind, role }: Principal, granted: Role): void {
  if (kind === "apiKey" && granted !== "user") {
    throw new ProblemError("forbidden", { detail: "An API key can only grant the role user" });
  }
  if (role !== "super_admin" && includesRole(granted, role)) {
    throw new ProblemError("forbidden", {
      detail: "The new role must be lower than the role of the caller",
    });
  }
}
