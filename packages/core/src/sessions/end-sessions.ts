import type { SessionId, UserId } from "@latch/contract";
import type { Context, OpenContext } from "../shared/context.ts";
import type { Precondition } from "../shared/precondition.ts";
import type { Principal } from "../shared/principal.ts";
import { asPrincipal, type ChangeUser, withSessionsEnded } from "../users/change-user.ts";
import type { StoredUser } from "../users/user.ts";
import type { SessionStore } from "./session.ts";
import type { SessionTokens } from "./session-tokens.ts";

type Deps = { sessions: SessionStore; tokens: SessionTokens; changeUser: ChangeUser };

/** Returns the session id of a principal; undefined for an API key. */
const sessionIdOf = (principal: Principal): string | undefined =>
  principal.kind === "session" ? principal.sessionId : undefined;

/** Returns the functions that end sessions. */
export function createEndSessions({ sessions, tokens, changeUser }: Deps) {
  return {
    /** Ends the session that a refresh token belongs to. There is no error if it does not exist. */
    async logOut(_ctx: OpenContext, { refreshToken }: { refreshToken: string }): Promise<void> {
      const token = await tokens.open(refreshToken);
      if (token) await sessions.end(token.userId, token.sessionId);
    },

    /** Ends one of the caller's own sessions. */
    end: ({ principal }: Context, { sessionId }: { sessionId: SessionId }): Promise<void> =>
      sessions.end(principal.userId, sessionId),

    /**
     * Ends all sessions of the caller except the current one.
     * @throws `unauthenticated` if the account does not exist any more, `precondition_failed`, `conflict`
     */
    async endOthers(
      ctx: Context,
      { precondition }: { precondition?: Precondition } = {},
    ): Promise<void> {
      const { principal } = ctx;
      const { userId } = principal;
      const keepSessionId = sessionIdOf(principal);
      await changeUser(userId, withSessionsEnded, asPrincipal(ctx), {
        precondition,
        atomicWrites: () => ({ keepSessionId }),
        notFoundCode: "unauthenticated",
      });
      await sessions.removeSome(userId, keepSessionId);
    },

    /**
     * Ends all sessions of a user by one write to the account, and then deletes their items.
     * @param target.requirePermission throws if the caller must not end the sessions of the account
     * @throws `not_found`, `precondition_failed`, `conflict`
     */
    async endAll(
      ctx: Context,
      {
        userId,
        precondition,
        requirePermission,
      }: {
        userId: UserId;
        precondition?: Precondition;
        requirePermission: (user: StoredUser) => void;
      },
    ): Promise<void> {
      await changeUser(
        userId,
        (before) => {
          requirePermission(before);
          return withSessionsEnded(before);
        },
        asPrincipal(ctx),
        { precondition },
      );
      await sessions.removeSome(userId);
    },
  };
}
