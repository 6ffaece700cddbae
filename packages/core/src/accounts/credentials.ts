import type { EmailChange, PasswordChange } from "@latch/contract";
import type { OneTimeTokens } from "../auth/one-time-tokens.ts";
import type { PasswordPolicy } from "../auth/password-policy.ts";
import {
  type Caller,
  type Clock,
  type Log,
  type PasswordHasher,
  type Principal,
  type SessionStore,
  seen,
  type UserStore,
} from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { type ChangeUser, endingSessions } from "../users/change-user.ts";
import { emailIdentifier, type StoredUser } from "../users/user.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  tokens: OneTimeTokens;
  changeUser: ChangeUser;
  hasher: PasswordHasher;
  passwords: PasswordPolicy;
  clock: Clock;
  log: Log;
};

/** What a person changes about how they log in; each asks for the password again (ASVS 5.0, 7.5.1). */
export function createCredentials(deps: Deps) {
  const { users, sessions, tokens, changeUser, hasher, passwords, clock, log } = deps;

  /**
   * The account of someone who proves to be there by the password, not only by a token.
   * @throws `invalid_credentials`
   */
  async function confirm({ userId }: Principal, password: string): Promise<StoredUser> {
    const user = await users.get(userId);
    const { matches } = await hasher.verify(password, user?.passwordHash);
    if (!user || !matches) throw new ProblemError("invalid_credentials");
    return user;
  }

  /**
   * Changes the password; unless asked not to, all other sessions end by the same write.
   * @throws `invalid_credentials`, `invalid_request` for a weak password, `conflict`
   */
  async function changePassword(
    principal: Principal,
    { currentPassword, newPassword, endOtherSessions }: PasswordChange,
    caller: Caller,
  ): Promise<void> {
    const user = await confirm(principal, currentPassword);
    await passwords.refuse(newPassword, user, "newPassword");
    const passwordHash = await hasher.hash(newPassword);
    const { userId, sessionId } = principal;
    await changeUser(
      userId,
      (before) => {
        // Someone else changed it meanwhile: what was confirmed is not the password any more.
        if (before.passwordHash !== user.passwordHash) throw new ProblemError("conflict");
        const changed = {
          ...before,
          passwordHash,
          passwordChangedAt: new Date(clock()).toISOString(),
        };
        return endOtherSessions ? endingSessions(changed) : changed;
      },
      caller,
      {
        alongside: () => (endOtherSessions ? { keepSession: sessionId } : {}),
        missing: "unauthenticated",
      },
    );
    if (endOtherSessions) await sessions.endAll(userId, sessionId);
    log.info({ event: "password.changed", userId, ...seen(caller) }, "password changed");
  }

  /**
   * Has a link mailed to the new address, and the old one told. For a taken address the answer and the
   * work are the same, but nothing is mailed to it.
   * @throws `invalid_credentials`
   */
  async function changeEmail(
    principal: Principal,
    { email, password }: EmailChange,
    caller: Caller,
  ): Promise<void> {
    const user = await confirm(principal, password);
    const taken = await users.findId(emailIdentifier(email));
    if (taken) return tokens.pretend(caller);
    await tokens.issue("change_email", { userId: user.userId, email }, caller);
  }

  return { confirm, changePassword, changeEmail };
}
export type Credentials = ReturnType<typeof createCredentials>;
