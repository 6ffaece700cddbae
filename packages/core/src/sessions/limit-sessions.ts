import { type Caller, logContext } from "../shared/context.ts";
import type { Defer, Log } from "../shared/ports.ts";
import { tolerateFailure } from "../shared/tolerate-failure.ts";
import type { StoredUser } from "../users/user.ts";
import {
  isActiveSession,
  type SessionState,
  type SessionStore,
  type StoredSession,
} from "./session.ts";

/** The maximum number of active sessions of an account. */
const maxSessions = 100;

type Deps = {
  sessions: Pick<SessionStore, "listNewest" | "end" | "endBecause">;
  defer: Defer;
  log: Log;
};

/**
 * Returns the functions that keep the number of sessions of an account below its limit. The sessions are read beside
 * the write of a new one. Concurrent logins may not see each other, so the limit can be exceeded by their number
 * until the next login.
 */
export const createLimitSessions = ({ sessions, defer, log }: Deps) => ({
  /** Reads the newest sessions of a user. If that fails, the login continues, and the next one enforces the limit. */
  read: ({ userId }: StoredUser): Promise<SessionState[]> =>
    sessions.listNewest(userId).catch((err) => {
      log.warn(
        { event: "session.limit_unchecked", userId, err },
        "the next login enforces the limit",
      );
      return [];
    }),

  /**
   * Ends the oldest sessions above the limit, and deletes those that an earlier epoch of the account has ended. The new
   * session is stored, so a failure does not fail the login.
   * @param found the newest sessions of the user, newest first
   */
  async enforce(
    user: StoredUser,
    { found, started, caller }: { found: SessionState[]; started: StoredSession; caller: Caller },
  ): Promise<void> {
    const { userId } = user;
    const others = found.filter(({ sessionId }) => sessionId !== started.sessionId);
    const nowMs = started.rotatedAt;
    const active = others.filter((session) => isActiveSession(session, user, nowMs));
    const excess = active.slice(maxSessions - 1);
    const ended = others.filter(
      ({ endedBecause, epoch }) => endedBecause || epoch < user.sessionEpoch,
    );
    if (excess.length + ended.length === 0) return;
    await defer(async () => {
      const ends = Promise.all([
        ...excess.map((session) => sessions.endBecause("limit", session, caller)),
        ...ended.map(({ sessionId }) => sessions.end(userId, sessionId)),
      ]);
      const isDone = await tolerateFailure(log, ends);
      if (!isDone || excess.length === 0) return;
      log.info(
        { event: "session.limit_reached", userId, count: excess.length, ...logContext(caller) },
        "the oldest sessions ended",
      );
    });
  },
});
