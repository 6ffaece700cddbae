import { withCredentialsEnded } from "../users/change-user.ts";
import { authenticatorIds, hasSecondFactor } from "../users/factors.ts";
import type { AtomicWrites, StoredUser } from "../users/user.ts";
import { authenticationOf, type Proof } from "./proof.ts";

/** The delay in which an older session can cancel the removal of lost factors. */
const delayMs = 72 * 3600 * 1000;
/** The time after the delay in which the removal can be used. */
const usableMs = 7 * 24 * 3600 * 1000;

/** Returns when a request to remove lost factors takes effect. Both times are ISO 8601. */
export const effectiveTime = (requestedAt: string): string =>
  new Date(Date.parse(requestedAt) + delayMs).toISOString();

/** Returns when the removal of lost factors that a user has requested takes effect, if it can still be used. */
export function recoveryTime({ factorRecovery }: StoredUser, nowMs: number): string | undefined {
  const { effectiveAt } = factorRecovery ?? {};
  return effectiveAt && nowMs <= Date.parse(effectiveAt) + usableMs ? effectiveAt : undefined;
}

/** Returns the account with a request to remove the lost factors, unless there is one that can be used. */
export function withRecoveryRequested(user: StoredUser, nowMs: number): StoredUser {
  if (recoveryTime(user, nowMs)) return user;
  const requestedAt = new Date(nowMs).toISOString();
  return { ...user, factorRecovery: { requestedAt, effectiveAt: effectiveTime(requestedAt) } };
}

/** Returns the account without a request to remove the factors. */
export function withoutRecovery({ factorRecovery, ...user }: StoredUser): StoredUser {
  return user;
}

/** A change of an account that belongs to a login. */
type AccountChange = { user: StoredUser; writes?: AtomicWrites };

/**
 * Returns what an admitted login changes in an account: a login without the lost factors removes these, and
 * is a recovery; a login with a factor cancels the request to remove it; a login after a removal by an
 * administrator completes this.
 */
export function withFactorsSettled(
  before: StoredUser,
  { proofs, isFactorLost }: { proofs: Proof[]; isFactorLost: boolean },
): AccountChange {
  const isMultiFactor = authenticationOf(proofs).amr.includes("mfa");
  if (isFactorLost && hasSecondFactor(before) && !isMultiFactor) {
    const { factors, ...user } = before;
    const remove = authenticatorIds(factors);
    return { user: withCredentialsEnded(user), writes: { authenticators: { remove } } };
  }
  if (before.factorReset) {
    const { factorReset, ...user } = before;
    return { user };
  }
  return { user: before.factorRecovery && isMultiFactor ? withoutRecovery(before) : before };
}
