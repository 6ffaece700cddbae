import type { AuthResult, LogIn } from "@latch/contract";
import { type Ids, idTime } from "./ids.ts";
import type {
  AccessTokens,
  Caller,
  Clock,
  Log,
  PasswordHasher,
  SessionStore,
  SessionToken,
  SessionTokens,
  UserStore,
} from "./ports.ts";
import { ProblemError } from "./problem-error.ts";
import { identifierOf, type StoredUser, scopeOf, toUser } from "./users.ts";

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
  userAgent?: string;
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
  hasher: PasswordHasher;
  ids: Ids;
  clock: Clock;
  log: Log;
  limits: SessionLimits;
};

/** Starting, renewing and ending sessions. */
export function createSessions(deps: Deps) {
  const { users, sessions, tokens, accessTokens, hasher, ids, clock, log, limits } = deps;

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
      sessions.create(stored, caller),
    ]);
    return result;
  }

  /**
   * Logs in by email or username and password: identifier, user, session are the three database
   * calls in a row. An unknown identifier is as much work as a wrong password.
   * @throws `invalid_credentials`, or `account_suspended` after the right password only
   */
  async function logIn({ identifier, password }: LogIn, caller: Caller): Promise<SignedIn> {
    const known = await users.findId(identifierOf(identifier));
    const user = await users.get(known ?? ids("usr"));
    const { matches, outdated } = await hasher.verify(password, user?.passwordHash);
    if (!user || !matches) {
      log.warn({ event: "login.failed", userId: user?.userId, ...seen(caller) }, "log-in failed");
      throw new ProblemError("invalid_credentials");
    }
    if (user.status !== "active") throw new ProblemError("account_suspended");
    const [result] = await Promise.all([
      start(user, caller),
      outdated && hasher.hash(password).then((hash) => users.rehash(user, hash)),
    ]);
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
    if (!session || session.expiresAt * 1000 <= now) throw new ProblemError("invalid_session");
    if (user?.status !== "active" || user.sessionEpoch !== session.epoch) {
      await sessions.end(userId, sessionId);
      throw new ProblemError("invalid_session");
    }
    if (!rotated && !isRacing(session, token, successor, now)) {
      // RFC 9700, 4.14.2: a refresh token that comes twice is in two hands; both lose it.
      log.warn({ event: "session.replayed", userId, sessionId, ...seen(caller) }, "token replayed");
      await sessions.end(userId, sessionId);
      throw new ProblemError("invalid_session");
    }
    return signedIn(user, successor, session.expiresAt);
  }

  const isRacing = (
    session: StoredSession,
    token: SessionToken,
    successor: SessionToken,
    now: number,
  ): boolean =>
    session.previousHash === token.hash &&
    session.secretHash === successor.hash &&
    now - session.rotatedAt <= limits.grace * 1000;

  /** Ends the session a refresh token belongs to. Says nothing if there is none. */
  async function logOut(text: string): Promise<void> {
    const token = await tokens.open(text);
    if (token) await sessions.end(token.userId, token.sessionId);
  }

  return { start, logIn, refresh, logOut };
}
export type Sessions = ReturnType<typeof createSessions>;

/** What a security event says about where it came from. */
const seen = ({ address, requestId }: Caller) => ({ address, requestId });
