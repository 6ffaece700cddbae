import { type ChangedUser, withCredentialsEnded } from "./change-user.ts";
import { authenticatorIds, type FactorReset } from "./factors.ts";
import type { StoredUser } from "./user.ts";

/**
 * Returns the account without its factors, and the authenticators to delete. It is a recovery: sessions,
 * API keys and links end.
 */
export function applyFactorReset(before: StoredUser, factorReset: FactorReset): ChangedUser {
  const { factors, ...user } = before;
  return {
    user: { ...withCredentialsEnded(user), factorReset },
    authenticators: { remove: authenticatorIds(factors) },
  };
}
