import type { VerifiedSession } from "@latch/contract";
import { highestLevelOf } from "../admission/authentication.ts";
import { type AdmissionRules, decideAdmission } from "../admission/decide-admission.ts";
import { proofsOf } from "../admission/proof.ts";
import type { OpenContext } from "../shared/context.ts";
import { epochsOf } from "../shared/epochs.ts";
import { idTimeMs } from "../shared/ids.ts";
import type { Measure } from "../shared/measurements.ts";
import type { Clock, Log } from "../shared/ports.ts";
import type { Principal } from "../shared/principal.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { toUser, type UserStore } from "../users/user.ts";
import { deviceOfSession } from "./device-tokens.ts";
import { readPresentedSession } from "./read-presented-session.ts";
import {
  authenticationOfSession,
  isActiveSession,
  type SessionLimits,
  type SessionStore,
  sessionExpiresAt,
} from "./session.ts";
import type { SessionTokens } from "./session-tokens.ts";
import type { HasTrust } from "./trusted-session.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  tokens: SessionTokens;
  rules: AdmissionRules;
  hasTrust: HasTrust;
  clock: Clock;
  limits: SessionLimits;
  log: Log;
  measure?: Measure;
};

/** The minimum time between two extensions of a session that is only verified. */
const renewalMs = 24 * 3600 * 1000;

/**
 * Returns a function that verifies a refresh token and returns its user. It reads the session and
 * the account, so that a session that has just ended is rejected. It extends the session at most once a
 * day. A replayed token ends the session.
 * @throws `invalid_session`, `authentication_incomplete` if the account requires another proof
 */
export const createVerifySession = (deps: Deps) => {
  const { sessions, tokens, rules, hasTrust, clock, limits } = deps;
  return async (
    { caller }: OpenContext,
    { sessionToken }: { sessionToken: string },
  ): Promise<VerifiedSession> => {
    const token = await tokens.open(sessionToken);
    if (!token) throw new ProblemError("invalid_session");
    const { userId, sessionId } = token;
    const { session, user } = await readPresentedSession(deps, token, caller);
    const now = clock();
    const proofs = proofsOf(authenticationOfSession(session), userId);
    const isTrustedDevice = await hasTrust(session, user);
    const { outcome } = decideAdmission({ user, proofs, isTrustedDevice }, rules, now);
    if (outcome === "refused") throw new ProblemError("invalid_session");
    if (outcome === "pending") throw new ProblemError("authentication_incomplete");
    if (now - Date.parse(session.lastUsedAt) >= renewalMs) {
      const expiresAt = sessionExpiresAt(sessionId, now, limits);
      await sessions.renew(session, now, expiresAt, { ...caller, actor: userId });
    }
    // The absolute end: the other one would reveal when the session was rotated.
    const endsAtMs = idTimeMs(sessionId) + limits.absoluteSeconds * 1000;
    return { userId, user: toUser(user), expiresAt: new Date(endsAtMs).toISOString() };
  };
};

/**
 * Returns a function that checks whether the session of an access token is active, and the account still has the role
 * in the token. An API key has no session; its verification has already read the owner.
 * @returns the principal with its device, its `highestLevel` and the epochs of the account; undefined if the check fails
 */
export const createCheckSession =
  ({ users, sessions, clock }: Pick<Deps, "users" | "sessions" | "clock">) =>
  async (principal: Principal): Promise<Principal | undefined> => {
    if (principal.kind === "apiKey") return principal;
    const { userId, sessionId, role } = principal;
    const [session, user] = await Promise.all([sessions.get(userId, sessionId), users.get(userId)]);
    if (!session || user?.role !== role || !isActiveSession(session, user, clock())) {
      return undefined;
    }
    const { deviceId } = deviceOfSession(session, user);
    return { ...principal, epochs: epochsOf(user), deviceId, highestLevel: highestLevelOf(user) };
  };
