import type { UserId } from "@latch/contract";
import { type AdmissionRules, decideAdmission } from "../admission/decide-admission.ts";
import type { Browser, IssueChallenge, IssuedChallenge } from "../admission/issue-challenge.ts";
import { proofsOf } from "../admission/proof.ts";
import type { Caller, OpenContext } from "../shared/context.ts";
import type { Measure } from "../shared/measurements.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { ChangeUser } from "../users/change-user.ts";
import { hasLapsedPlan, withoutLapsedPlan } from "../users/effective-plan.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { AccessTokens } from "./access-tokens.ts";
import type { DeviceTokens } from "./device-tokens.ts";
import { endReplayed } from "./end-replayed.ts";
import { findCurrentToken } from "./find-current-token.ts";
import { type IssuedTokens, issueTokens } from "./issue-tokens.ts";
import { classifyToken } from "./presented-token.ts";
import {
  authenticationOfSession,
  hasEnded,
  isActiveSession,
  type RefreshRotation,
  type SessionLimits,
  type SessionStore,
  type StoredSession,
  sessionExpiresAt,
} from "./session.ts";
import type { SessionToken, SessionTokens } from "./session-tokens.ts";
import type { HasTrust } from "./trusted-session.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  tokens: SessionTokens;
  accessTokens: AccessTokens;
  deviceTokens: DeviceTokens;
  changeUser: ChangeUser;
  rules: AdmissionRules;
  issueChallenge: IssueChallenge;
  hasTrust: HasTrust;
  clock: Clock;
  log: Log;
  measure?: Measure;
  limits: SessionLimits;
};

type Rotating = ReturnType<SessionStore["rotate"]>;

/** Milliseconds that no call takes. A clock that differs by more was corrected meanwhile, and the rotation has a wrong time. */
const maxCallMs = 60_000;

/** A refresh token, and its rotation that is in progress. */
type Exchange = {
  token: SessionToken;
  successor: SessionToken;
  rotation: RefreshRotation;
  rotating: Rotating;
  browser?: Browser;
};

/** Returns a function that exchanges a refresh token. */
export function createRotateRefreshToken(deps: Deps) {
  const { users, sessions, tokens, changeUser, rules, issueChallenge, hasTrust } = deps;
  const { clock, log, limits } = deps;

  /**
   * Stores that a plan has ended, so that an event is published. Reads return the free plan in any case.
   */
  async function recordLapse(userId: UserId, caller: Caller): Promise<void> {
    const lapsed = (user: StoredUser) =>
      hasLapsedPlan(user, clock()) ? withoutLapsedPlan(user) : user;
    const by = { caller: { ...caller, actor: userId }, authority: "expired_plan" as const };
    await changeUser(userId, lapsed, by).catch((err) =>
      log.warn({ event: "plan.lapse_unnoted", userId, err }, "the next refresh notes it"),
    );
  }

  /** Returns the current token of a session for a token that was rotated away within the grace period. */
  async function currentToken(
    session: StoredSession,
    token: SessionToken,
    caller: Caller,
    now: number,
  ): Promise<SessionToken> {
    const presented = classifyToken(session, token, caller, now, limits);
    if (presented === "replayed") await endReplayed(deps, token, caller);
    // The write used a wrong clock, by which the session has expired.
    if (presented === "current") throw new ProblemError("unavailable", { retryAfterSeconds: 1 });
    if (presented !== "raced") throw new ProblemError("invalid_session");
    const current = await findCurrentToken(tokens, session, token);
    if (!current) throw new ProblemError("invalid_session");
    return current;
  }

  /** Keeps the former token valid when the response is a failure: the client has no other one, and repeats the request. */
  async function keepFormer(rotation: RefreshRotation, rotating: Rotating): Promise<void> {
    const result = await rotating.catch(() => undefined);
    if (!result?.rotated) return;
    const { userId, sessionId } = rotation;
    await sessions
      .markUnanswered(rotation)
      .catch((err) =>
        log.warn(
          { event: "session.rotation_kept", userId, sessionId, err },
          "a repetition after the grace period ends the session",
        ),
      );
  }

  /** Issues the tokens of a rotation as soon as the user is known, or a challenge. */
  async function issueFor(
    ctx: OpenContext,
    { token, successor, rotation, rotating, browser }: Exchange,
  ): Promise<IssuedTokens | IssuedChallenge> {
    const { caller } = ctx;
    const { userId, sessionId } = token;
    const [{ rotated, session }, user] = await Promise.all([rotating, users.get(userId)]);
    // The responses of the database may have corrected the clock.
    const now = clock();
    if (rotated && Math.abs(now - rotation.atMs) > maxCallMs) {
      throw new ProblemError("unavailable", { retryAfterSeconds: 1 });
    }
    if (!session) throw new ProblemError("invalid_session");
    if (!user || !isActiveSession(session, user, now)) {
      // TTL deletes an expired session. This clock may be wrong, so that it has not expired.
      if (!user || hasEnded(session, user)) await sessions.end(userId, sessionId);
      throw new ProblemError("invalid_session");
    }
    const current = rotated ? successor : await currentToken(session, token, caller, now);
    const proofs = proofsOf(authenticationOfSession(session), userId);
    const admission = decideAdmission(
      { user, proofs, isTrustedDevice: await hasTrust(session, user) },
      rules,
      now,
    );
    if (admission.outcome === "refused") throw new ProblemError("invalid_session");
    if (admission.outcome === "pending") {
      if (rotated) await sessions.markUnanswered(rotation);
      const { deviceId } = session;
      return issueChallenge(ctx, user, admission, { proofs, deviceId, sessionId, browser });
    }
    if (hasLapsedPlan(user, now)) await recordLapse(userId, caller);
    return issueTokens(deps, user, current, session);
  }

  /**
   * Rotates the refresh token of a session by one conditional write. The user is read in parallel, so that
   * a role change, a suspension or an ended session takes effect at once. A client that lost a race within
   * the grace period gets the current token. If the account requires another proof, or the trust in the
   * device of the session has ended, the result is a challenge, and the refresh token stays valid. It does
   * after a failure, too.
   * @throws `invalid_session`; a replay ends the session as well (RFC 9700, section 4.14.2)
   */
  return async (
    ctx: OpenContext,
    { refreshToken, browser }: { refreshToken: string; browser?: Browser },
  ): Promise<IssuedTokens | IssuedChallenge> => {
    const { caller } = ctx;
    const token = await tokens.open(refreshToken);
    if (!token) throw new ProblemError("invalid_session");
    const { userId, sessionId } = token;
    const successor = await tokens.withCounter(token, token.counter + 1);
    const now = clock();
    const rotation = {
      userId,
      sessionId,
      from: token.hash,
      to: successor.hash,
      counter: token.counter,
      atMs: now,
      expiresAt: sessionExpiresAt(sessionId, now, limits),
    };
    const rotating = sessions.rotate(rotation, caller);
    try {
      return await issueFor(ctx, { token, successor, rotation, rotating, browser });
    } catch (error) {
      const isJudged = error instanceof ProblemError && error.code === "invalid_session";
      if (!isJudged) await keepFormer(rotation, rotating);
      throw error;
    }
  };
}
