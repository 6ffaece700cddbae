import type { AuthenticatorId } from "@latch/contract";
import {
  type Authentication,
  type AuthenticationMethod,
  withFactor,
} from "../admission/authentication.ts";
import type { SessionStore } from "../sessions/session.ts";
import { type Context, logContext } from "../shared/context.ts";
import type { Log } from "../shared/ports.ts";
import type { Principal } from "../shared/principal.ts";
import {
  asPrincipal,
  type ChangedUser,
  type ChangeUser,
  withSessionsEnded,
} from "../users/change-user.ts";
import type { ProofWrite } from "../users/proof-write.ts";
import type { StoredUser } from "../users/user.ts";

type Deps = { changeUser: ChangeUser; sessions: SessionStore; log: Log };

type Options = {
  /** What uses the proof of the operation up. */
  proofWrites?: ProofWrite[];
  /** Returns the change. It is called again when another request changes the account. */
  change: (before: StoredUser) => ChangedUser;
  /** The log event. */
  event: string;
  /** Further fields of the log line. */
  logged?: { authenticatorId: AuthenticatorId };
  /** The methods of the new factor, by which the session of the caller is authenticated from now on, too. */
  addedMethods?: AuthenticationMethod[];
};

/** Returns the authentication of a session with the methods of a new factor. */
function extended(
  principal: Principal,
  methods: AuthenticationMethod[],
): Authentication | undefined {
  if (principal.kind !== "session" || principal.authTime === undefined) return undefined;
  const { amr = [], authTime } = principal;
  return withFactor({ amr: amr as AuthenticationMethod[], authTime }, ...methods);
}

/**
 * Creates the function by which users add and remove their factors. The same write ends all sessions
 * except that of the caller.
 */
export const createChangeFactors =
  ({ changeUser, sessions, log }: Deps) =>
  /** @throws `conflict`, `unauthenticated`, `reauthentication_required`, and what `change` throws */
  async (
    ctx: Context,
    { proofWrites, change, event, addedMethods, logged }: Options,
  ): Promise<StoredUser> => {
    const { principal, caller } = ctx;
    const { userId } = principal;
    const sessionId = principal.kind === "session" ? principal.sessionId : undefined;
    const { after } = await changeUser(
      userId,
      (before) => {
        const { user, ...changed } = change(before);
        return { user: withSessionsEnded(user), ...changed };
      },
      asPrincipal(ctx),
      {
        atomicWrites: () => ({
          proofWrites,
          keepSessionId: sessionId,
          keptAuthentication: addedMethods && extended(principal, addedMethods),
        }),
        notFoundCode: "unauthenticated",
      },
    );
    await sessions.removeSome(userId, sessionId);
    log.info({ event, userId, ...logged, ...logContext(caller) }, "authenticators changed");
    return after;
  };
export type ChangeFactors = ReturnType<typeof createChangeFactors>;
