import type { Authenticator, NewPasskey, PasskeyRegistration } from "@latch/contract";
import type { ConfirmOperation } from "../auth/confirm-operation.ts";
import { createNewPasskey, withPasskey } from "../auth/passkeys/new-passkey.ts";
import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { ChangeFactors } from "./change-factors.ts";
import { toAuthenticator } from "./to-authenticator.ts";

type Deps = Parameters<typeof createNewPasskey>[0] & {
  users: UserStore;
  changeFactors: ChangeFactors;
  confirmOperation: ConfirmOperation;
};

/** Returns the user and the session of a request, in which a passkey is created. */
const begunIn = ({ principal }: Context) => ({
  userId: principal.userId,
  ...(principal.kind === "session" && { boundTo: principal.sessionId }),
});

/** Returns the functions that register a passkey. */
export function createRegisterPasskey(deps: Deps) {
  const { users, changeFactors, confirmOperation } = deps;
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
    const { userId } = ctx.principal;
    const { text, spend } = await newPasskey.open(given.credential, begunIn(ctx));
    const [{ proofWrites, hasSettledFactor }, passkey] = await Promise.all([
      confirmOperation(ctx),
      newPasskey.verify(given, { userId, text }),
    ]);
    const { authenticatorId } = passkey;
    await changeFactors(ctx, {
      proofWrites: [...proofWrites, spend],
      event: "passkey.added",
      logged: { authenticatorId },
      change: (before) => ({
        user: withPasskey(before, passkey, hasSettledFactor),
        authenticators: { put: [passkey] },
      }),
      // The authenticator has verified the user, so that the session continues where the account needs both factors.
      addedMethods: ["pop", "user"],
    });
    return toAuthenticator(passkey);
  }

  return { start, add };
}
