import type { Principal } from "../shared/principal.ts";
import { ProblemError } from "../shared/problem-error.ts";

/**
 * Requires that the user of a session authenticated within a time (RFC 9470, OWASP ASVS 5.0, 7.5.3). An API
 * key cannot authenticate a user.
 * @param withinSeconds the maximum age of the authentication
 * @throws `reauthentication_required`
 */
export function requireRecentAuthentication(
  principal: Principal,
  withinSeconds: number,
  nowMs: number,
): void {
  const authTime = principal.kind === "session" ? (principal.authTime ?? 0) : 0;
  if (nowMs / 1000 - authTime > withinSeconds) {
    throw new ProblemError("reauthentication_required", { maxAgeSeconds: withinSeconds });
  }
}
