import type { UserId } from "@latch/contract";
import { type Caller, logContext, type OpenContext } from "../shared/context.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { type ChangeUser, withLinksEnded } from "../users/change-user.ts";
import { findAccountId } from "../users/find-account-id.ts";
import type { FirstProof, PrepareFirstProof } from "../users/first-proof.ts";
import type { StoredOneTimeToken } from "../users/one-time-token.ts";
import { newUser, type StoredUser, type UserStore } from "../users/user.ts";
import type { EndAfterProof } from "./end-after-proof.ts";
import { requireCurrentLink } from "./one-time-tokens.ts";

type Deps = {
  users: UserStore;
  changeUser: ChangeUser;
  prepareFirstProof: PrepareFirstProof;
  endAfterProof: EndAfterProof;
  /** Whether every user may open an account, or invited users only. */
  signUp: "open" | "invite";
  clock: Clock;
  log: Log;
};

/** The maximum number of attempts while other requests open or change the same account. */
const maxAttempts = 3;

/**
 * Creates the function that returns the account of a proven address. It opens the account if there is none,
 * and decides about an account whose address was never proven (R4).
 */
export function createOpenProvenAccount(deps: Deps) {
  const { users, changeUser, prepareFirstProof, endAfterProof, signUp, clock, log } = deps;

  /** Opens an account with the address. @returns undefined if another request was faster */
  async function open(
    { userId, email, passwordHash, username, name, locale }: StoredOneTimeToken,
    caller: Caller,
  ): Promise<StoredUser | undefined> {
    const values = { email, emailVerified: true, role: "user", status: "active" } as const;
    const user = newUser(
      { ...values, userId: userId as UserId, passwordHash, username, name, locale },
      clock(),
    );
    const outcome = await users.create(user, { ...caller, actor: user.userId });
    if (outcome === "created") return user;
    if (outcome === "email_taken") return undefined;
    // Another account got the username meanwhile. The user chooses another one later.
    const { username: _, ...unnamed } = user;
    const second = await users.create(unnamed, { ...caller, actor: user.userId });
    return second === "created" ? unnamed : undefined;
  }

  /** Verifies the address of an account whose user has not proven the account itself. */
  async function proveFirst(found: StoredUser, caller: Caller): Promise<StoredUser> {
    const { userId, email } = found;
    const decide = await prepareFirstProof(found);
    let first: FirstProof | undefined;
    const { after } = await changeUser(
      userId,
      (before) => {
        if (before.email !== email) throw new ProblemError("invalid_challenge");
        first = decide(before, (owner) => owner);
        if (first) return first.after;
        const status = before.status === "invited" ? "active" : before.status;
        // An earlier link to the address, such as the invitation, must not act on the account that is active now.
        return { ...withLinksEnded(before), emailVerified: true, status };
      },
      { caller: { ...caller, actor: userId }, authority: "mailed_link" },
      { atomicWrites: () => ({ ...first?.atomicWrites }), isRecovery: true },
    );
    if (first) await endAfterProof(caller, userId, first);
    log.info({ event: "email.verified", userId, ...logContext(caller) }, "email verified");
    return first && first.owner.userId !== userId ? first.owner : after;
  }

  /** @throws `invalid_challenge` if the code is of an earlier state, or may not open an account */
  return async (
    { caller }: OpenContext,
    token: StoredOneTimeToken,
  ): Promise<{ user: StoredUser; isNew: boolean }> => {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const userId = await findAccountId(users, token.email);
      const found = userId && (await users.get(userId));
      if (found) {
        // A code for a sign-up opens an account, and is no proof for one that exists meanwhile.
        if (token.purpose === "sign_up") throw new ProblemError("invalid_challenge");
        if (token.userId === found.userId) requireCurrentLink(token, found, "invalid_challenge");
        const user = found.emailVerified ? found : await proveFirst(found, caller);
        return { user, isNew: false };
      }
      if (signUp === "invite") throw new ProblemError("invalid_challenge");
      const user = await open(token, caller);
      if (user) return { user, isNew: true };
    }
    throw new ProblemError("conflict");
  };
}
export type OpenProvenAccount = ReturnType<typeof createOpenProvenAccount>;
