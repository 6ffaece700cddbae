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

/** How often a session that is only verified is prolonged at most. */
const renewalMs = 24 * 3600 * 1000;

/**
 * Verifies a sealed session token and says whom it belongs to. Session and account are read, so that a
 * session that has just ended is refused; it is prolonged at most once a day.
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
    // A tab that lost the race for a refresh still holds the token before: not a thief yet.
    const racing = isConcurrentRefresh(session, token.hash, now, limits);
    if (session.secretHash !== token.hash && !racing) throw new ProblemError("invalid_session");
    let { expiresAt } = session;
    if (now - Date.parse(session.lastUsedAt) >= renewalMs) {
      expiresAt = sessionExpiresAt(sessionId, now, limits);
      await sessions.renew(session, now, expiresAt, { ...caller, actor: userId });
    }
    return { userId, user: toUser(user), expiresAt: new Date(expiresAt * 1000).toISOString() };
  };

/**
 * Says whether the session behind an access token goes on, and the account is what the token says. An
 * API key has no session: its owner was read when it was verified.
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
