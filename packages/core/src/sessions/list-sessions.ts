import type { Session } from "@latch/contract";
import type { Context } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import type { UserStore } from "../users/user.ts";
import { isActiveSession, type SessionStore } from "./session.ts";

type Deps = { users: UserStore; sessions: SessionStore; clock: Clock };

/** Returns a function that lists the active sessions of the caller, newest first. */
export const createListSessions =
  ({ users, sessions, clock }: Deps) =>
  async ({ principal }: Context): Promise<Session[]> => {
    const { userId } = principal;
    const current = principal.kind === "session" ? principal.sessionId : undefined;
    const [stored, user] = await Promise.all([sessions.list(userId), users.get(userId)]);
    const now = clock();
    return stored
      .filter((session) => user && isActiveSession(session, user, now))
      .map((session) => ({
        id: session.sessionId,
        current: session.sessionId === current,
        address: session.address,
        userAgent: session.userAgent ?? undefined,
        createdAt: session.createdAt,
        lastUsedAt: session.lastUsedAt,
        expiresAt: new Date(session.expiresAt * 1000).toISOString(),
      }));
  };
