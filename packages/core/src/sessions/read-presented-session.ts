import type { Caller } from "../shared/context.ts";
import type { Measure } from "../shared/measurements.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import { endReplayed } from "./end-replayed.ts";
import { classifyToken } from "./presented-token.ts";
import {
  isActiveSession,
  type SessionLimits,
  type SessionStore,
  type StoredSession,
} from "./session.ts";
import type { SessionToken } from "./session-tokens.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  clock: Clock;
  limits: SessionLimits;
  log: Log;
  measure?: Measure;
};

/**
 * Reads the session of a refresh token, and its account. A replayed token ends the session.
 * @throws `invalid_session` if the session has ended, or the token is not valid for this client
 */
export async function readPresentedSession(
  deps: Deps,
  token: SessionToken,
  caller: Caller,
): Promise<{ session: StoredSession; user: StoredUser }> {
  const { users, sessions, clock, limits } = deps;
  const { userId, sessionId } = token;
  const [session, user] = await Promise.all([sessions.get(userId, sessionId), users.get(userId)]);
  const now = clock();
  if (!session || !user || !isActiveSession(session, user, now)) {
    throw new ProblemError("invalid_session");
  }
  const presented = classifyToken(session, token, caller, now, limits);
  if (presented === "replayed") await endReplayed(deps, token, caller);
  if (presented !== "current" && presented !== "raced") {
    throw new ProblemError("invalid_session");
  }
  return { session, user };
}
