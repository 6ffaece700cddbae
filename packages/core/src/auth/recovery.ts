import { noticeTo } from "../mail/notice-to.ts";
import type { Ids } from "../shared/ids.ts";
import {
  type Caller,
  type Clock,
  type Log,
  type PasswordHasher,
  type Principal,
  type SessionStore,
  seen,
  type Throttle,
  type UserStore,
} from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { type ChangeUser, endingSessions } from "../users/change-user.ts";
import { emailIdentifier, type StoredUser } from "../users/user.ts";
import type { Lockout } from "./lockout.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";
import type { PasswordPolicy } from "./password-policy.ts";

/** Reset mails to one account in one hour; more are silently left out, so that nobody is flooded. */
const mailsAnHour = 5;

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  tokens: OneTimeTokens;
  changeUser: ChangeUser;
  throttle: Throttle;
  lockout: Lockout;
  hasher: PasswordHasher;
  passwords: PasswordPolicy;
  ids: Ids;
  clock: Clock;
  log: Log;
};

/** What goes by a mailed link: proving an address, getting back in. */
export function createRecovery(deps: Deps) {
  const { users, sessions, tokens, changeUser, throttle, lockout, hasher, passwords } = deps;
  const { ids, clock, log } = deps;

  /** Has a link mailed by which a person proves their address. */
  const sendVerification = (user: StoredUser, caller: Caller): Promise<void> =>
    tokens.issue("verify_email", user, caller);

  /**
   * The same again, unless the address is proved already.
   * @throws `unauthenticated` when the account is gone
   */
  async function resendVerification({ userId }: Principal, caller: Caller): Promise<void> {
    const user = await users.get(userId);
    if (!user) throw new ProblemError("unauthenticated");
    if (!user.emailVerified) await sendVerification(user, caller);
  }

  /** Has the link mailed to an invited person by which they open the account. */
  const sendInvitation = (user: StoredUser, caller: Caller): Promise<void> =>
    tokens.issue("invitation", user, caller);

  /**
   * Proves an address, or moves the account to a new one and has the old one told, by the write that
   * uses the token up.
   * @throws `invalid_one_time_token`, `email_taken`, `conflict`
   */
  async function verifyEmail(text: string, caller: Caller): Promise<void> {
    const { token, user } = await tokens.open(text, "verify_email", "change_email");
    await changeUser(
      user.userId,
      (before) => {
        if (token.purpose === "verify_email" && token.email !== before.email) {
          throw new ProblemError("invalid_one_time_token");
        }
        return { ...before, email: token.email, emailVerified: true };
      },
      caller,
      {
        alongside: (before) => ({
          spend: token.tokenHash,
          ...(before.email !== token.email && { notice: noticeTo(before, "email_changed", deps) }),
        }),
        missing: "invalid_one_time_token",
      },
    );
    log.info({ event: "email.verified", userId: user.userId, ...seen(caller) }, "email verified");
  }

  /**
   * Has a link mailed to choose a new password. Says nothing, and does the same reads and writes, whether
   * or not there is such an account (OWASP ASVS 5.0, 6.3.8).
   */
  async function forgotPassword(email: string, caller: Caller): Promise<void> {
    const known = await users.findId(emailIdentifier(email));
    const [user, { count }] = await Promise.all([
      users.get(known ?? ids("usr")),
      throttle.take(`reset-mail#${known ?? email}`, 3600),
    ]);
    if (!user || count > mailsAnHour) return tokens.pretend(caller);
    await tokens.issue(user.passwordHash ? "reset_password" : "invitation", user, caller);
  }

  /**
   * Sets the password of a person who has followed a mailed link; ends all sessions and forgets
   * failed log-ins. For an invited person it opens the account.
   * @throws `invalid_one_time_token`, `invalid_request` for a weak password, `conflict`
   */
  async function resetPassword(
    { token: text, password }: { token: string; password: string },
    caller: Caller,
  ): Promise<void> {
    const { token, user } = await tokens.open(text, "reset_password", "invitation");
    const { userId } = user;
    await passwords.refuse(password, user);
    const passwordHash = await hasher.hash(password);
    await changeUser(
      userId,
      (before) => ({
        ...endingSessions(before),
        passwordHash,
        passwordChangedAt: new Date(clock()).toISOString(),
        emailVerified: before.emailVerified || token.email === before.email,
        status: before.status === "invited" ? "active" : before.status,
      }),
      caller,
      { alongside: () => ({ spend: token.tokenHash }), missing: "invalid_one_time_token" },
    );
    await Promise.all([sessions.endAll(userId), lockout.unlock(userId, caller)]);
    log.info({ event: "password.reset", userId, ...seen(caller) }, "password reset");
  }

  return {
    sendVerification,
    resendVerification,
    sendInvitation,
    verifyEmail,
    forgotPassword,
    resetPassword,
  };
}
export type Recovery = ReturnType<typeof createRecovery>;
