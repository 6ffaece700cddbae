import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { firstSettledAt, hasSecondFactor, isMailboxOnly } from "../users/factors.ts";
import type { ProofWrite } from "../users/proof-write.ts";
import { reauthenticationRequired } from "../users/reauthentication-required.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { VerifyProofs } from "./authenticators/authenticators.ts";
import { deviceSource, networkSource } from "./guess-source.ts";

type Deps = { users: UserStore; verifyProofs: VerifyProofs };

/** A confirmed operation: the account as it was read, and the writes that use the proof up. */
export type ConfirmedOperation = {
  user: StoredUser;
  proofWrites: ProofWrite[];
  /** Whether no factor of the proof suffices by itself. */
  hasNewFactorsOnly?: true;
  /** Whether the proof contains a second factor that suffices by itself. It confirms factors to add. */
  hasSettledFactor?: boolean;
  /** Whether the proof is a mailed code only. */
  isByMailOnly?: boolean;
};

/**
 * Requires that a proof contains a factor that is older than 72 hours, or that such a factor has confirmed. A
 * thief who has added a factor cannot remove the others, change the address or delete the account.
 * @throws `authenticator_too_new`
 */
export function requireSettledFactor({ user, hasNewFactorsOnly }: ConfirmedOperation): void {
  if (!hasNewFactorsOnly) return;
  const availableAt = firstSettledAt(user);
  throw new ProblemError("authenticator_too_new", {
    detail: `Authenticate with an authenticator that was added at least 72 hours ago. The oldest one of the account suffices from ${availableAt} on`,
    availableAt,
  });
}

/** How a client proves the operation. */
const tokenRequired = {
  detail:
    "Send the header X-Reauthentication with a token of `reauthenticate` for this operation. The token of an account with a second factor requires two factors, or a passkey",
};

const passwordRequired = {
  detail:
    "Send the password in the body, or the header X-Reauthentication with a token of `reauthenticate` for this operation",
};

/**
 * Creates the function that requires a proof for one operation of the caller: the token of
 * `reauthenticate`, which the guard has opened, or a password if the account has no second factor. The
 * use case writes `proofWrites` in the transaction of its change.
 * @throws `reauthentication_required`, `invalid_credentials`, `rate_limited`, `unauthenticated`
 */
export const createConfirmOperation =
  ({ users, verifyProofs }: Deps) =>
  async (ctx: Context, { password }: { password?: string } = {}): Promise<ConfirmedOperation> => {
    const { principal, caller } = ctx;
    const { userId } = principal;
    const session = principal.kind === "session" ? principal : undefined;
    const read = users.get(userId).then((user) => {
      if (!user) throw new ProblemError("unauthenticated");
      return user;
    });
    const token = session?.reauthentication;
    if (token) {
      const user = await read;
      const isCurrent = token.credentialEpoch === (user.credentialEpoch ?? 0);
      const isByMailOnly = token.acr === undefined;
      const isTooWeak = isByMailOnly
        ? !isMailboxOnly(user)
        : hasSecondFactor(user) && token.acr !== "aal2";
      if (!isCurrent || isTooWeak) throw reauthenticationRequired(user, tokenRequired);
      return {
        user,
        proofWrites: [{ kind: "spend", id: token.tokenId, expiresAt: token.expiresAt }],
        hasNewFactorsOnly: token.hasNewFactorsOnly,
        hasSettledFactor: token.acr === "aal2" && !token.hasNewFactorsOnly,
        isByMailOnly,
      };
    }
    const weak = read.then((user) => {
      const acceptsPassword = user.passwordHash !== undefined && !hasSecondFactor(user);
      if (password === undefined || hasSecondFactor(user)) {
        throw reauthenticationRequired(user, acceptsPassword ? passwordRequired : tokenRequired);
      }
      return user;
    });
    if (password === undefined) await weak;
    const source = session?.deviceId
      ? deviceSource({ deviceId: session.deviceId })
      : networkSource(caller);
    const [proof] = await verifyProofs(ctx, { userId, source, read: weak }, [
      { method: "password", password: password ?? "" },
    ]);
    await proof.release();
    return { user: await read, proofWrites: [] };
  };
export type ConfirmOperation = ReturnType<typeof createConfirmOperation>;
