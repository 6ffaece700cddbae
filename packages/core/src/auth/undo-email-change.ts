import type { EmailChangeUndo, SecuredAccount, TypeId } from "@latch/contract";
import type { SessionStore } from "../sessions/session.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { ChangeUser } from "../users/change-user.ts";
import { withEmailRestored } from "../users/change-user-email.ts";
import { heldEmails } from "../users/former-email.ts";
import { storedEmailIdentifier } from "../users/identifiers.ts";
import { createNotice } from "../users/notice.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import { requirePassword } from "./count-password-guess.ts";
import { linkSource } from "./guess-source.ts";
import type { Lockout } from "./lockout.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";
import type { PasswordHasher } from "./password-hasher.ts";
import { openSecurityLink, type SecurityLinks } from "./security-links.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  securityLinks: SecurityLinks;
  tokens: OneTimeTokens;
  changeUser: ChangeUser;
  lockout: Lockout;
  hasher: PasswordHasher;
  newId: NewId;
  clock: Clock;
  log: Log;
};

/** Returns a function that undoes a change of an address by the link in the mail to the old one. */
export function createUndoEmailChange(deps: Deps) {
  const { users, sessions, securityLinks, tokens, changeUser, newId, clock, log } = deps;

  /**
   * Restores the address before a change, and secures the account. It requires the password of that time,
   * because the mailbox alone must not undo a change, and a password that was set since may be an attacker's.
   * @throws `invalid_one_time_token`, `invalid_credentials`, `rate_limited`, `email_taken`, `conflict`
   */
  return async (
    { caller }: OpenContext,
    { token, password }: EmailChangeUndo,
  ): Promise<SecuredAccount> => {
    const now = clock();
    const link = await openSecurityLink(securityLinks, token, "undo_email_change", now);
    const { userId, changeId } = link;
    const former = requireFormer(await users.get(userId), changeId, now);
    const source = linkSource(changeId);
    const hash = users
      .findHold(storedEmailIdentifier(former.email))
      .then((hold) => hold?.passwordHash);
    const guess = await requirePassword(deps, { account: userId, source, caller, password }, hash);
    await guess.release();
    const noticeId = newId("ntc");
    const newToken = await tokens.derive();
    await changeUser(
      userId,
      (before) => withEmailRestored(before, requireFormer(before, changeId, now), now),
      caller,
      {
        atomicWrites: (before, restored) => ({
          notice: createNotice(before, "email_change_undone", { noticeId, nowMs: now }),
          issuedToken: newToken.forUser("reset_password", { ...restored, email: former.email }),
        }),
        notFoundCode: "invalid_one_time_token",
        isRecovery: true,
      },
    );
    await sessions.endAll(userId);
    log.info(
      { event: "email_change.undone", userId, ...logContext(caller) },
      "email change undone",
    );
    return { next: "reset_password" };
  };
}

/** Returns the address that an undo restores. @throws `invalid_one_time_token` */
function requireFormer(user: StoredUser | undefined, changeId: TypeId<"ntc">, now: number) {
  const former = user && heldEmails(user, now).find((held) => held.changeId === changeId);
  if (!former) throw new ProblemError("invalid_one_time_token");
  return former;
}
