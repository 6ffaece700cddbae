import type { Authenticator, NewPasskey, PasskeyRegistration } from "@latch/contract";
import type { ConfirmOperation } from "../auth/confirm-operation.ts";
import { createNewPasskey, withPasskey } from "../auth/passkeys/new-passkey.ts";
import type { SessionStore } from "../sessions/session.ts";
import { type Context, logContext } from "../shared/context.ts";
import type { Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { type ChangeUser, withSessionsEnded } from "../users/change-user.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import { toAuthenticator } from "./to-authenticator.ts";

type Deps = Parameters<typeof createNewPasskey>[0] & {
  users: UserStore;
  sessions: SessionStore;
  changeUser: ChangeUser;
  confirmOperation: ConfirmOperation;
  log: Log;
};

/** Returns the user and the session of a request, in which a passkey is created. */
const begunIn = ({ principal }: Context) => ({
  userId: principal.userId,
  ...(principal.kind === "session" && { boundTo: principal.sessionId }),
});

/** Returns the functions that register a passkey. */
export function createRegisterPasskey(deps: Deps) {
  const { users, sessions, changeUser, confirmOperation, log } = deps;
  const newPasskey = createNewPasskey(deps);

  async function readAccount({ principal }: Context): Promise<StoredUser> {
    const user = await users.get(principal.userId);
    if (!user) throw new ProblemError("unauthenticated");
    return user;
  }

  /** Returns the options to create a passkey. @throws `unauthenticated` if the account is deleted */
  const start = (ctx: Context): Promise<PasskeyRegistration> =>
    newPasskey.options(readAccount(ctx), begunIn(ctx));

  /**
   * Adds a passkey that the browser has created. All other sessions end by the same write.
   * @throws `reauthentication_required`, `invalid_challenge`, `invalid_request` for a credential that is not
   * valid or that the account has already, `too_many_passkeys`, `conflict`
   */
  async function add(ctx: Context, given: NewPasskey): Promise<Authenticator> {
    const { caller, principal } = ctx;
    const { userId } = principal;
    const { text, spend } = await newPasskey.open(given.credential, begunIn(ctx));
    const [{ proofWrites, hasSettledFactor }, passkey] = await Promise.all([
      confirmOperation(ctx),
      newPasskey.verify(given, { userId, text }),
    ]);
    const keepSessionId = principal.kind === "session" ? principal.sessionId : undefined;
    const added = (before: StoredUser) => withPasskey(before, passkey, hasSettledFactor);
    await changeUser(userId, (before) => withSessionsEnded(added(before)), caller, {
      atomicWrites: () => ({
        keepSessionId,
        proofWrites: [...proofWrites, spend],
        authenticators: { put: [passkey] },
      }),
      notFoundCode: "unauthenticated",
    });
    await sessions.endAll(userId, keepSessionId);
    const { authenticatorId } = passkey;
    log.info(
      { event: "passkey.added", userId, authenticatorId, ...logContext(caller) },
      "passkey added",
    );
    return toAuthenticator(passkey);
  }

  return { start, add };
}
