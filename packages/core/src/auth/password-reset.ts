import type { SessionStore } from "../sessions/session.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import type { Throttle } from "../shared/throttle.ts";
import { type ChangeUser, withSessionsEnded } from "../users/change-user.ts";
import { emailIdentifier } from "../users/identifiers.ts";
import type { UserStore } from "../users/user.ts";
import type { Lockout } from "./lockout.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";
import type { PasswordHasher } from "./password-hasher.ts";
import type { PasswordPolicy } from "./password-policy.ts";

/**
 * Reset mails to one account in one hour. Further requests mail nothing, so that the API cannot be
 * used to flood a mailbox.
 */
const maxMailsPerHour = 5;

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  tokens: OneTimeTokens;
  changeUser: ChangeUser;
  throttle: Throttle;
  lockout: Lockout;
  hasher: PasswordHasher;
  passwords: PasswordPolicy;
  newId: NewId;
  clock: Clock;
  log: Log;
};

/** Creates the use cases that reset a password by a mailed link. */
export function createPasswordReset(deps: Deps) {
  const { users, sessions, tokens, changeUser, throttle, lockout, hasher, passwords } = deps;
  const { newId, clock, log } = deps;

  /**
   * Mails a link to choose a new password. The result, the reads and the writes are the same if there is
   * no such account (OWASP ASVS 5.0, 6.3.8).
   */
  async function request({ caller }: OpenContext, { email }: { email: string }): Promise<void> {
    const userId = await users.findId(emailIdentifier(email));
    const [user, { count }] = await Promise.all([
      users.get(userId ?? newId("usr")),
      throttle.take(`reset-mail#${userId ?? email}`, 3600),
    ]);
    if (!user || count > maxMailsPerHour) return tokens.issueDecoy(caller);
    await tokens.issue(user.passwordHash ? "reset_password" : "invitation", user, caller);
  }

  /**
   * Sets the password of a user who followed a mailed link, ends all sessions and clears failed
   * logins. For an invited user it also activates the account.
   * @throws `invalid_one_time_token`, `invalid_request` for a weak password, `conflict`
   */
  async function reset(
    { caller }: OpenContext,
    { token: text, password }: { token: string; password: string },
  ): Promise<void> {
    const { token, user } = await tokens.open(text, "reset_password", "invitation");
    const { userId } = user;
    await passwords.validate(password, user);
    const passwordHash = await hasher.hash(password);
    await changeUser(
      userId,
      (before) => ({
        ...withSessionsEnded(before),
        passwordHash,
        passwordChangedAt: new Date(clock()).toISOString(),
        emailVerified: before.emailVerified || token.email === before.email,
        status: before.status === "invited" ? "active" : before.status,
      }),
      caller,
      {
        atomicWrites: () => ({ spendTokenHash: token.tokenHash }),
        notFoundCode: "invalid_one_time_token",
      },
    );
    await Promise.all([sessions.endAll(userId), lockout.unlock(userId, caller)]);
    log.info({ event: "password.reset", userId, ...logContext(caller) }, "password reset");
  }

  return { request, reset };
}
