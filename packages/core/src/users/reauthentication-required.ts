import { ProblemError } from "../shared/problem-error.ts";
import { hasSecondFactor } from "./factors.ts";
import type { StoredUser } from "./user.ts";

/**
 * Returns the problem of an operation that requires a proof at the highest level of an account. It names the
 * level if only a second factor reaches it (RFC 9470, section 3).
 */
export const reauthenticationRequired = (
  user: Pick<StoredUser, "factors">,
  extra: { detail?: string } = {},
): ProblemError =>
  new ProblemError("reauthentication_required", {
    ...extra,
    ...(hasSecondFactor(user) && { requiredLevel: "aal2" }),
  });
