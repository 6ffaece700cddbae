import type { Principal } from "../shared/principal.ts";
import { ProblemError } from "../shared/problem-error.ts";

/**
 * Requires that an administrator has authenticated with a second factor. The guard requires that it was recent.
 * @throws `reauthentication_required` below `aal2`
 */
export function requireSecondFactor(principal: Principal): void {
  if (principal.kind === "session" && principal.acr === "aal2") return;
  throw new ProblemError("reauthentication_required", {
    detail: "The operation requires a second factor of the administrator",
    maxAgeSeconds: 600,
    requiredLevel: "aal2",
  });
}
