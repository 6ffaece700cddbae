import type { Role } from "@latch/contract";
import { withSessionsEnded } from "./change-user.ts";
import { hasSettledFactor } from "./factors.ts";
import { passwordCountsFrom } from "./password-by-mail.ts";
import type { StoredUser } from "./user.ts";

/** A role that an administrator gives to a user. */
type Grant = {
  role: Role;
  /** The administrator, or another actor of the change. */
  actor: string;
  secondFactorRoles: readonly Role[];
  nowMs: number;
};

/**
 * Returns the account with another role, and with its sessions ended. A role that requires a second factor waits
 * for a login that proves more than the password (`canActivateRole`), unless the account has a verified address and
 * a second factor that suffices by itself.
 * @returns the same object if the account has the role, and no other one is pending
 */
export function withRole(
  user: StoredUser,
  { role, actor, secondFactorRoles, nowMs }: Grant,
): StoredUser {
  const rest = withoutPendingRole(user);
  if (role === user.role) return user.pendingRole ? rest : user;
  const isProven = user.emailVerified && hasSettledFactor(user, nowMs);
  if (!secondFactorRoles.includes(role) || isProven) return withSessionsEnded({ ...rest, role });
  return role === user.pendingRole ? user : { ...rest, pendingRole: role, pendingRoleBy: actor };
}

/** Returns the account without its pending role. */
function withoutPendingRole({ pendingRole, pendingRoleBy, ...user }: StoredUser): StoredUser {
  return user;
}

/** Returns the account with the pending role as its role, if it has one. The caller ends the sessions. */
export const withPendingRole = (user: StoredUser): StoredUser =>
  user.pendingRole ? { ...withoutPendingRole(user), role: user.pendingRole } : user;

/**
 * Returns whether the user can complete the login by which a pending role takes effect: with a second factor, and
 * with proofs of the mailbox and of something that the mailbox does not give. Others log in with their present
 * role.
 */
export const canActivateRole = (user: StoredUser, nowMs: number): boolean => {
  const hasPassword = user.passwordHash !== undefined && !passwordCountsFrom(user, nowMs);
  const isProvable = hasPassword || hasSettledFactor(user, nowMs);
  return user.pendingRole !== undefined && user.email !== undefined && isProvable;
};
