import type { Principal } from "../shared/principal.ts";
import { ProblemError } from "../shared/problem-error.ts";

/**
 * Requires that the user of a session authenticated within a time (RFC 9470, OWASP ASVS 5.0, 7.5.3), by what the
 * account has: with the second factor, since the session of a trusted device began with the password alone, or with the
 * password or a passkey, since mail alone has no level (NIST SP 800-63B-4, 3.1.3.1). Otherwise a login by a mailed code would
 * take the place of the proof that `reauthenticate` requires. An API key cannot authenticate a user.
 * @param withinSeconds the maximum age of the authentication
 * @throws `reauthentication_required`
 */
export function requireRecentAuthentication(
  principal: Principal,
  withinSeconds: number,
  nowMs: number,
): void {
  const { authTime = 0, acr, highestLevel } = principal.kind === "session" ? principal : {};
  const isRecent = nowMs / 1000 - authTime <= withinSeconds;
  const needsFactor = highestLevel === "aal2";
  const isSufficient = needsFactor ? acr === "aal2" : acr !== undefined || !highestLevel;
  if (isRecent && isSufficient) return;
  throw new ProblemError("reauthentication_required", {
    detail: isRecent
      ? `The authentication did not include ${needsFactor ? "the second factor" : "the password or a passkey"}: call \`reauthenticate\` with it`
      : `The authentication is older than ${withinSeconds / 60} minutes: call \`reauthenticate\``,
    maxAgeSeconds: withinSeconds,
    ...(needsFactor && { requiredLevel: "aal2" }),
  });
}
