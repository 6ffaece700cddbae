import { hasSecondFactor, settledFactorIds } from "../users/factors.ts";
import type { StoredUser } from "../users/user.ts";
import type { Proof } from "./proof.ts";

/**
 * Returns whether the proofs of an account with a second factor contain only factors that were added in the last
 * 72 hours. A mailed code makes no difference: it is no factor, and `reauthenticate` does not accept it.
 */
export function hasNewFactorsOnly(user: StoredUser, proofs: Proof[], nowMs: number): boolean {
  const settled: string[] = settledFactorIds(user, nowMs);
  const isSettled = ({ authenticatorId = "" }: Proof) => settled.includes(authenticatorId);
  return hasSecondFactor(user) && !proofs.some(isSettled);
}
