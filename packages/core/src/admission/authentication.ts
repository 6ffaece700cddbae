import type { SessionPrincipal } from "../shared/principal.ts";
import { hasLogInMethod, hasSecondFactor } from "../users/factors.ts";
import type { StoredUser } from "../users/user.ts";

/**
 * The methods of an authentication, as RFC 8176 names them: a password, a one-time password, proof of
 * possession of a key, user verification by the authenticator, and more than one factor. Mail is no
 * method: a proof by mail has none.
 */
export type AuthenticationMethod = "pwd" | "otp" | "pop" | "user" | "mfa";

/** One authentication of a user. A refresh copies it and never changes it. */
export type Authentication = {
  amr: readonly AuthenticationMethod[];
  /** Seconds since 1970 (`auth_time` of OpenID Connect Core, section 2). */
  authTime: number;
};

/** The authentication assurance level of NIST SP 800-63B-4, for the claim `acr`. */
export type AuthenticationLevel = "aal1" | "aal2";

/** After this time without a proof a session is at `aal1` again (NIST SP 800-63B-4, section 2.2.3). */
const aal2Seconds = 24 * 3600;

/** Returns the level of an authentication at a time. A proof by mail alone has no level. */
export function levelOf(
  { amr, authTime }: Authentication,
  nowMs: number,
): AuthenticationLevel | undefined {
  if (amr.length === 0) return undefined;
  const isRecent = nowMs - authTime * 1000 <= aal2Seconds * 1000;
  return amr.includes("mfa") && isRecent ? "aal2" : "aal1";
}

/** Returns the highest level that the user of an account can reach; undefined if the account has a mailbox only. */
export function highestLevelOf(user: StoredUser): AuthenticationLevel | undefined {
  if (hasSecondFactor(user)) return "aal2";
  return hasLogInMethod(user) ? "aal1" : undefined;
}

/**
 * Returns the authentication of an access token. Release 0.2 issued tokens without it, after a login by
 * password.
 */
export const authenticationOfPrincipal = ({ amr, authTime }: SessionPrincipal): Authentication =>
  authTime === undefined
    ? { amr: ["pwd"], authTime: 0 }
    : { amr: (amr ?? []) as AuthenticationMethod[], authTime };

/** Returns an authentication to which a further factor of the user was added. */
export function withFactor(
  { amr, authTime }: Authentication,
  ...methods: AuthenticationMethod[]
): Authentication {
  const all = new Set([...amr, ...methods]);
  if (all.has("pwd") || all.has("user")) all.add("mfa");
  return { amr: [...all], authTime };
}
