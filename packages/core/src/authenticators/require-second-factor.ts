import type { AdmissionRules } from "../admission/decide-admission.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { hasSecondFactor } from "../users/factors.ts";
import type { StoredUser } from "../users/user.ts";

/**
 * Requires that an account which a change leaves without a second factor does not need one for its role. The
 * sessions of the role would otherwise continue without it. A user who replaces the factor adds the new one first.
 * @throws `second_factor_required`
 */
export function requireSecondFactor(
  after: StoredUser,
  { secondFactorRoles }: Pick<AdmissionRules, "secondFactorRoles">,
): void {
  if (secondFactorRoles.includes(after.role) && !hasSecondFactor(after)) {
    throw new ProblemError("second_factor_required");
  }
}
