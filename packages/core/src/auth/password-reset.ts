import type { ForgottenPassword } from "@latch/contract";
import type { DeviceTokens } from "../sessions/device-tokens.ts";
import type { SessionStore } from "../sessions/session.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { type ChangeUser, withCredentialsEnded } from "../users/change-user.ts";
import { findAccountId } from "../users/find-account-id.ts";
import { isResetBlocked } from "../users/former-email.ts";
import { emailIdentifier } from "../users/identifiers.ts";
import type { UserStore } from "../users/user.ts";
import { deviceSource, isOutdated, networkSource, openKnownDevice } from "./guess-source.ts";
import type { Lockout } from "./lockout.ts";
import type { MailBudget } from "./mail-budget.ts";
import { type OneTimeTokens, requireCurrentLink } from "./one-time-tokens.ts";
import type { PasswordHasher } from "./password-hasher.ts";
import type { PasswordPolicy } from "./password-policy.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  tokens: OneTimeTokens;
  changeUser: ChangeUser;
  allowMail: MailBudget;
  deviceTokens: DeviceTokens;
  lockout: Lockout;
  hasher: PasswordHasher;
  passwords: PasswordPolicy;
  newId: NewId;
  clock: Clock;
  log: Log;
};

/** Returns the functions that reset a password by a link in a mail. */
export function createPasswordReset(deps: Deps) {
  const { users, sessions, tokens, changeUser, allowMail, deviceTokens, lockout, hasher } = deps;
  const { passwords, newId, clock, log } = deps;

  /**
   * Sends a link to choose a new password. The result, the reads and the writes are the same if there is
   * no such account (OWASP ASVS 5.0, 6.3.8).
   */
  async function request(
    { caller }: OpenContext,
    { email, deviceToken }: ForgottenPassword,
  ): Promise<void> {
    const userId = await findAccountId(users, email);
    const recipient = userId ?? emailIdentifier(email);
    const device = await openKnownDevice(deviceTokens, deviceToken, userId);
    const allowFromNetwork = () => allowMail(recipient, networkSource(caller));
    const [user, isAllowedBySource] = await Promise.all([
      users.get(userId ?? newId("usr")),
      device ? allowMail(recipient, deviceSource(device)) : allowFromNetwork(),
    ]);
    const isAllowed =
      device && isOutdated(device, user) ? await allowFromNetwork() : isAllowedBySource;
    if (!user || !isAllowed || isResetBlocked(user, clock())) return tokens.issueDecoy(caller);
    await tokens.issue(user.passwordHash ? "reset_password" : "invitation", user, caller);
  }

  /**
   * Sets the password of a user who followed the link in a mail. This recovery ends all sessions, API keys
   * and links, and clears failed logins. For an invited user it also activates the account.
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
      (before) => {
        requireCurrentLink(token, before);
        if (isResetBlocked(before, clock())) throw new ProblemError("invalid_one_time_token");
        const { pendingEmail, securedAt, resetBlockedUntil, ...user } =
          withCredentialsEnded(before);
        return {
          ...user,
          passwordHash,
          passwordChangedAt: new Date(clock()).toISOString(),
          emailVerified: true,
          status: before.status === "invited" ? "active" : before.status,
        };
      },
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
