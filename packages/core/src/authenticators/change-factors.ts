import {
  type Authentication,
  type AuthenticationMethod,
  withFactor,
} from "../admission/authentication.ts";
import type { SessionStore } from "../sessions/session.ts";
import { type Context, logContext } from "../shared/context.ts";
import type { Log } from "../shared/ports.ts";
import type { Principal } from "../shared/principal.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { AuthenticatorWrites } from "../users/authenticator.ts";
import { type ChangeUser, withSessionsEnded } from "../users/change-user.ts";
import type { ProofWrite } from "../users/proof-write.ts";
import type { StoredUser } from "../users/user.ts";

type Deps = { changeUser: ChangeUser; sessions: SessionStore; log: Log };

/** A change of the factors of an account, and the authenticators that it writes. */
type FactorChange = { user: StoredUser; authenticators?: AuthenticatorWrites };

type Options = {
  /** The account for which the operation was confirmed, and what uses the proof up. */
  confirmed: { user: StoredUser; proofWrites: ProofWrite[] };
  /** Returns the change. It is called again when another request changes the account. */
  change: (before: StoredUser) => FactorChange;
  /** The log event. */
  event: string;
  /** The methods of the new factor, by which the session of the caller is authenticated from now on, too. */
  addedMethods?: AuthenticationMethod[];
};

/** Returns whether a recovery or the end of all sessions has happened since an account was read. */
const hasEpochsOf = (user: StoredUser, read: StoredUser): boolean =>
  user.sessionEpoch === read.sessionEpoch &&
  (user.credentialEpoch ?? 0) === (read.credentialEpoch ?? 0);

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
    { principal, caller }: Context,
    { confirmed, change, event, addedMethods }: Options,
  ): Promise<StoredUser> => {
    const { userId } = principal;
    const sessionId = principal.kind === "session" ? principal.sessionId : undefined;
    const { after } = await changeUser(
      userId,
      (before) => {
        if (!hasEpochsOf(before, confirmed.user)) throw new ProblemError("conflict");
        return withSessionsEnded(change(before).user);
      },
      caller,
      {
        atomicWrites: (before) => ({
          proofWrites: confirmed.proofWrites,
          keepSessionId: sessionId,
          keptAuthentication: addedMethods && extended(principal, addedMethods),
          authenticators: change(before).authenticators,
        }),
        notFoundCode: "unauthenticated",
      },
    );
    await sessions.removeSome(userId, sessionId);
    log.info({ event, userId, ...logContext(caller) }, "authenticators changed");
    return after;
  };
export type ChangeFactors = ReturnType<typeof createChangeFactors>;
