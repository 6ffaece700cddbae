import type { OperationId } from "./client.ts";
import { guards, roles } from "./guards.gen.ts";
import type { User } from "./state.ts";

/** Whether a user can call an operation, and what it asks of the user besides. */
export type Can = {
  allowed: boolean;
  /** The operation requires a recent authentication: the session calls `onReauthentication`. */
  requiresReauthentication: boolean;
};

/**
 * Returns whether the guards of the contract let a user call an operation. `user` is undefined without a
 * session. The API decides on each call again, and it also knows ranks and plans.
 */
export function canOf(user: Pick<User, "role"> | undefined, operation: OperationId): Can {
  const [required, stepUp] = guards[operation];
  const rank = user ? roles.indexOf(user.role) : -1;
  return {
    allowed: required === "anyone" || rank >= roles.indexOf(required),
    requiresReauthentication: stepUp,
  };
}
