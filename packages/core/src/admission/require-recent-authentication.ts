import type { Principal } from "../shared/principal.ts";
import { ProblemError } from "../shared/problem-error.ts";

/**
 * Requires that the user of a session authenticated within a time (RFC 9470, OWASP ASVS 5.0, 7.5.3), by the second
 * factor as well if the account has one: the session of a trusted device began with the password alone. An API key
 * cannot authenticate a user.
 * @param withinSeconds the maximum age of the authentication
 * @throws `reauthentication_required`
 */
export function requireRecentAuthentication(
  principal: Principal,
  withinSeconds: number,
  nowMs: number,
): void {
  const session = principal.kind === "session" ? principal : undefined;
  const isRecent = nowMs / 1000 - (session?.authTime ?? 0) <= withinSeconds;
  const needsFactor = session?.highestLevel === "aal2";
  if (isRecent && (!needsFactor || session.acr === "aal2")) return;
  throw new ProblemError("reauthentication_required", {
    detail: isRecent
      ? "The authentication did not include the second factor: call `reauthenticate` with it"
      : `The authentication is older than ${withinSeconds / 60} minutes: call \`reauthenticate\``,
    maxAgeSeconds: withinSeconds,
    ...(needsFactor && { requiredLevel: "aal2" }),
  });
}
