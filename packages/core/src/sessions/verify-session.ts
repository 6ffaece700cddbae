import type { VerifiedSession } from "@latch/contract";
import type { OpenContext } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import type { Principal } from "../shared/principal.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { toUser, type UserStore } from "../users/user.ts";
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
  clock: Clock;
  limits: SessionLimits;
};

/** The minimum time between two extensions of a session that is only verified. */
const renewalMs = 24 * 3600 * 1000;

/**
 * Creates the use case that verifies a sealed session token and returns its user. It reads the
 * session and the account, so that it rejects a session that has just ended. It extends a session
 * at most once a day.
 * @throws `invalid_session`
 */
export const createVerifySession =
  ({ users, sessions, tokens, clock, limits }: Deps) =>
  async (
    { caller }: OpenContext,
    { sessionToken }: { sessionToken: string },
  ): Promise<VerifiedSession> => {
    const token = await tokens.open(sessionToken);
    if (!token) throw new ProblemError("invalid_session");
    const { userId, sessionId } = token;
    const [session, user] = await Promise.all([sessions.get(userId, sessionId), users.get(userId)]);
    const now = clock();
    if (!session || !user || !isActiveSession(session, user, now)) {
      throw new ProblemError("invalid_session");
    }
    // A tab that lost the race of a concurrent refresh still has the previous token.
    const isConcurrent = isConcurrentRefresh(session, token.hash, now, limits);
    if (session.secretHash !== token.hash && !isConcurrent)
      throw new ProblemError("invalid_session");
    let { expiresAt } = session;
    if (now - Date.parse(session.lastUsedAt) >= renewalMs) {
      expiresAt = sessionExpiresAt(sessionId, now, limits);
      await sessions.renew(session, now, expiresAt, { ...caller, actor: userId });
    }
    return { userId, user: toUser(user), expiresAt: new Date(expiresAt * 1000).toISOString() };
  };

/**
 * Creates the check whether the session of an access token is active, and the account still has the
 * role in the token. An API key has no session: verifying it has read the owner already.
 */
export const createIsLive =
  ({ users, sessions, clock }: Pick<Deps, "users" | "sessions" | "clock">) =>
  async (principal: Principal): Promise<boolean> => {
    if (principal.kind === "apiKey") return true;
    const { userId, sessionId, role } = principal;
    const [session, user] = await Promise.all([sessions.get(userId, sessionId), users.get(userId)]);
    return Boolean(
      session && user && user.role === role && isActiveSession(session, user, clock()),
    );
  };
