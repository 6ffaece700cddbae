import type { AuthResult, Session, VerifiedSession } from "@latch/contract";
import { hasLapsed, withoutLapsed } from "../billing/entitlement.ts";
import { type Ids, idTime } from "../shared/ids.ts";
import type { Measure } from "../shared/measurements.ts";
import {
  type AccessTokens,
  type Caller,
  type Clock,
  type Log,
  type Principal,
  type SessionStore,
  type SessionToken,
  type SessionTokens,
  seen,
  type UserStore,
} from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { type ChangeUser, endingSessions } from "../users/change-user.ts";
import { type StoredUser, scopeOf, toUser } from "../users/user.ts";

/** A session as the store keeps it. */
export type StoredSession = {
  userId: string;
  sessionId: string;
  secretHash: string;
  /** The hash before the last rotation: within the grace it is a racing tab, later a replay. */
  previousHash?: string;
  /** Milliseconds. */
  rotatedAt: number;
  /** The user's `sessionEpoch` when it started. */
  epoch: number;
  createdAt: string;
  lastUsedAt: string;
  /** Seconds, as DynamoDB's TTL wants it; checked by us all the same. */
  expiresAt: number;
  address: string;
  userAgent?: string | null;
  /** Marked as stolen and about to be deleted: dead already, should nobody get to that. */
  endedBecause?: "replayed";
};

export type SessionLimits = {
  /** Seconds from log-in to the end, whatever happens. */
  absolute: number;
  /** Seconds without a refresh to the end. */
  idle: number;
  /** Seconds in which a just-replaced refresh token still gives its successor. */
  grace: number;
};

/** The tokens of a session. `refreshToken` is always here; who answers decides how it travels. */
export type SignedIn = AuthResult & { refreshToken: string };

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  tokens: SessionTokens;
  accessTokens: AccessTokens;
  changeUser: ChangeUser;
  ids: Ids;
  clock: Clock;
  log: Log;
  measure?: Measure;
  limits: SessionLimits;
};

/** Milliseconds: a session that is only verified is prolonged at most this often. */
const renewal = 24 * 3600 * 1000;

/** Starting, renewing and ending sessions. */
export function createSessions(deps: Deps) {
  const { users, sessions, tokens, accessTokens, changeUser, ids, clock, log, measure, limits } =
    deps;

  const expiry = (sessionId: string, now: number): number =>
    Math.floor(
      Math.min(idTime(sessionId) + limits.absolute * 1000, now + limits.idle * 1000) / 1000,
    );

  /** What a signed-in person gets: their profile and both tokens. */
  async function signedIn(
    user: StoredUser,
    token: SessionToken,
    expiresAt: number,
  ): Promise<SignedIn> {
    const { userId, role } = user;
    const access = await accessTokens.issue({
      userId,
      sessionId: token.sessionId,
      role,
      scope: scopeOf(user),
    });
    return {
      user: toUser(user),
      accessToken: access.token,
      tokenType: "Bearer",
      expiresIn: access.expiresIn,
      refreshToken: token.text,
      refreshExpiresAt: new Date(expiresAt * 1000).toISOString(),
    };
  }

  /** Starts a session for someone who has just proved who they are. One write. */
  async function start(user: StoredUser, caller: Caller): Promise<SignedIn> {
    const now = clock();
    const sessionId = ids("ses");
    const token = await tokens.first(user.userId, sessionId);
    const expiresAt = expiry(sessionId, now);
    const at = new Date(now).toISOString();
    const stored: StoredSession = {
      userId: user.userId,
      sessionId,
      secretHash: token.hash,
      rotatedAt: now,
      epoch: user.sessionEpoch,
      createdAt: at,
      lastUsedAt: at,
      expiresAt,
      address: caller.address,
      userAgent: caller.userAgent,
    };
    const [result] = await Promise.all([
      signedIn(user, token, expiresAt),
      // Whoever has just proved who they are acts as themselves.
      sessions.create(stored, { ...caller, actor: user.userId }),
    ]);
    const { userId } = user;
    log.info({ event: "session.started", userId, sessionId, ...seen(caller) }, "session started");
    return result;
  }

  /**
   * Renews a session by one conditional write; the user is read beside it, so that a role, a
   * suspension or an ended session counts at once.
   * @throws `invalid_session` for anything but the present token, or the one just before it
   */
  async function refresh(text: string, caller: Caller): Promise<SignedIn> {
    const token = await tokens.open(text);
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
          at: now,
          expiresAt: expiry(sessionId, now),
        },
        caller,
      ),
      users.get(userId),
    ]);
    if (!session) throw new ProblemError("invalid_session");
    if (!user || !isAlive(session, user, now)) {
      await sessions.end(userId, sessionId);
      throw new ProblemError("invalid_session");
    }
    if (!rotated && !isRacing(session, token, successor, now)) {
      // RFC 9700, 4.14.2: a refresh token that comes twice is in two hands; both lose it.
      log.warn({ event: "session.replayed", userId, sessionId, ...seen(caller) }, "token replayed");
      measure?.({ kind: "replay" });
      await sessions.endReplayed(userId, sessionId, caller);
      throw new ProblemError("invalid_session");
    }
    if (hasLapsed(user, now)) await noteLapse(userId, caller);
    return signedIn(user, successor, session.expiresAt);
  }

  /** Says of a plan that has ended that it has: it is read as ended anyway, but nobody was told. */
  async function noteLapse(userId: string, caller: Caller): Promise<void> {
    const noted = (user: StoredUser) => (hasLapsed(user, clock()) ? withoutLapsed(user) : user);
    await changeUser(userId, noted, { ...caller, actor: userId }).catch((err) =>
      log.warn({ event: "plan.lapse_unnoted", userId, err }, "the next refresh notes it"),
    );
  }

  const isRacing = (
    session: StoredSession,
    token: SessionToken,
    successor: SessionToken,
    now: number,
  ): boolean =>
    session.previousHash === token.hash &&
    session.secretHash === successor.hash &&
    withinGrace(session, now);

  const withinGrace = ({ rotatedAt }: StoredSession, now: number): boolean =>
    now - rotatedAt <= limits.grace * 1000;

  /** Ends the session a refresh token belongs to. Says nothing if there is none. */
  async function logOut(text: string): Promise<void> {
    const token = await tokens.open(text);
    if (token) await sessions.end(token.userId, token.sessionId);
  }

  /**
   * Whom a sealed token belongs to. Reads session and account, so that what has just been ended is
   * refused; prolongs the session at most once a day.
   * @throws `invalid_session`
   */
  async function verify(text: string, caller: Caller): Promise<VerifiedSession> {
    const token = await tokens.open(text);
    if (!token) throw new ProblemError("invalid_session");
    const { userId, sessionId } = token;
    const [session, user] = await Promise.all([sessions.get(userId, sessionId), users.get(userId)]);
    const now = clock();
    if (!session || !user || !isAlive(session, user, now))
      throw new ProblemError("invalid_session");
    // A tab that lost the race for a refresh still holds the token before: not a thief yet.
    const racing = session.previousHash === token.hash && withinGrace(session, now);
    if (session.secretHash !== token.hash && !racing) throw new ProblemError("invalid_session");
    let { expiresAt } = session;
    if (now - Date.parse(session.lastUsedAt) >= renewal) {
      expiresAt = expiry(sessionId, now);
      await sessions.renew(session, now, expiresAt, { ...caller, actor: userId });
    }
    return { userId, user: toUser(user), expiresAt: new Date(expiresAt * 1000).toISOString() };
  }

  /** Whether the session behind an access token goes on, and the account is what the token says. */
  async function isLive({ userId, sessionId, role }: Principal): Promise<boolean> {
    if (!sessionId) return true;
    const [session, user] = await Promise.all([sessions.get(userId, sessionId), users.get(userId)]);
    return Boolean(session && user && user.role === role && isAlive(session, user, clock()));
  }

  const isAlive = (session: StoredSession, user: StoredUser, now: number): boolean =>
    !session.endedBecause &&
    session.expiresAt * 1000 > now &&
    session.epoch === user.sessionEpoch &&
    user.status === "active";

  /** The person's devices, newest first. */
  async function list({ userId, sessionId }: Principal): Promise<Session[]> {
    const [found, user] = await Promise.all([sessions.list(userId), users.get(userId)]);
    const now = clock();
    return found
      .filter((session) => user && isAlive(session, user, now))
      .map((session) => ({
        id: session.sessionId,
        current: session.sessionId === sessionId,
        address: session.address,
        userAgent: session.userAgent ?? undefined,
        createdAt: session.createdAt,
        lastUsedAt: session.lastUsedAt,
        expiresAt: new Date(session.expiresAt * 1000).toISOString(),
      }));
  }

  /** Ends one session of a person. */
  const end = ({ userId }: Principal, sessionId: string): Promise<void> =>
    sessions.end(userId, sessionId);

  /**
   * Ends all sessions of a person, by one write to the account; what is left of them is cleared up.
   * @throws `not_found`, `conflict`
   */
  async function endAll(userId: string, caller: Caller): Promise<void> {
    await changeUser(userId, endingSessions, caller);
    await sessions.endAll(userId);
  }

  /**
   * Ends all of a person's sessions but the one that asks.
   * @throws `unauthenticated` when the account is gone, `conflict`
   */
  async function endOthers({ userId, sessionId }: Principal, caller: Caller): Promise<void> {
    await changeUser(userId, endingSessions, caller, {
      alongside: () => ({ keepSession: sessionId }),
      missing: "unauthenticated",
    });
    await sessions.endAll(userId, sessionId);
  }

  return { start, refresh, verify, isLive, list, end, endOthers, endAll, logOut };
}
export type Sessions = ReturnType<typeof createSessions>;
