import type { UserId } from "@latch/contract";
import { type Caller, logContext, type OpenContext } from "../shared/context.ts";
import type { Measure } from "../shared/measurements.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { ChangeUser } from "../users/change-user.ts";
import { hasLapsedPlan, withoutLapsedPlan } from "../users/effective-plan.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { type IssuedTokens, issueTokens } from "./issue-tokens.ts";
import {
  isActiveSession,
  isConcurrentRefresh,
  type SessionLimits,
  type SessionStore,
  sessionExpiresAt,
} from "./session.ts";
import type { SessionTokens } from "./session-tokens.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  tokens: SessionTokens;
  accessTokens: AccessTokens;
  changeUser: ChangeUser;
  clock: Clock;
  log: Log;
  measure?: Measure;
  limits: SessionLimits;
};

/** Creates the use case that exchanges a refresh token. */
export function createRotateRefreshToken(deps: Deps) {
  const { users, sessions, tokens, accessTokens, changeUser, clock, log, measure, limits } = deps;

  /**
   * Stores that a plan has ended, so that an event is published. Reads return the free plan in any
   * case.
   */
  async function recordLapse(userId: UserId, caller: Caller): Promise<void> {
    const withoutLapse = (user: StoredUser) =>
      hasLapsedPlan(user, clock()) ? withoutLapsedPlan(user) : user;
    await changeUser(userId, withoutLapse, { ...caller, actor: userId }).catch((err) =>
      log.warn(
        { event: "plan.lapse_unnoted", userId, err },
        "recording the end of a plan failed: the next refresh tries again",
      ),
    );
  }

  /**
   * Rotates the refresh token of a session by one conditional write. The user is read in parallel,
   * so that a role change, a suspension or an ended session takes effect at once.
   * @throws `invalid_session` unless the token is the current one, or the previous one within the
   * grace period
   */
  return async (
    { caller }: OpenContext,
    { refreshToken }: { refreshToken: string },
  ): Promise<IssuedTokens> => {
    const token = await tokens.open(refreshToken);
    if (!token) throw new ProblemError("invalid_session");
    const { userId, sessionId } = token;
    const successor = await tokens.successor(token);
    const now = clock();
    const [{ rotated, session }, user] = await Promise.all([
      sessions.rotate(
        {
          userId,
          sessionId,
          from: token.hash,
          to: successor.hash,
          atMs: now,
          expiresAt: sessionExpiresAt(sessionId, now, limits),
        },
        caller,
      ),
      users.get(userId),
    ]);
    if (!session) throw new ProblemError("invalid_session");
    if (!user || !isActiveSession(session, user, now)) {
      await sessions.end(userId, sessionId);
      throw new ProblemError("invalid_session");
    }
    const isConcurrent =
      session.secretHash === successor.hash &&
      isConcurrentRefresh(session, token.hash, now, limits);
    if (!rotated && !isConcurrent) {
      // RFC 9700, 4.14.2: a token that is used twice may be stolen, so the session ends for both clients.
      log.warn(
        { event: "session.replayed", userId, sessionId, ...logContext(caller) },
        "refresh token replayed",
      );
      measure?.({ kind: "replay" });
      await sessions.endReplayed(userId, sessionId, caller);
      throw new ProblemError("invalid_session");
    }
    if (hasLapsedPlan(user, now)) await recordLapse(userId, caller);
    return issueTokens(accessTokens, user, successor, session.expiresAt);
  };
}
