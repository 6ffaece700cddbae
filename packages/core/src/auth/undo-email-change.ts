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
import { countPasswordGuess } from "./count-password-guess.ts";
import { linkSource } from "./guess-source.ts";
import type { Lockout } from "./lockout.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";
import type { PasswordHasher } from "./password-hasher.ts";
import type { SecurityLinks } from "./security-links.ts";

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
  const { users, sessions, securityLinks, tokens, changeUser, lockout, hasher } = deps;
  const { newId, clock, log } = deps;

  /**
   * Restores the address before a change, and secures the account. It requires the password of that time,
   * because the mailbox alone must not undo a change, and a password that was set since may be an attacker's.
   * @throws `invalid_one_time_token`, `invalid_credentials`, `rate_limited`, `email_taken`, `conflict`
   */
  return async (
    { caller }: OpenContext,
    { token, password }: EmailChangeUndo,
  ): Promise<SecuredAccount> => {
    const link = await securityLinks.open(token);
    const now = clock();
    if (link?.purpose !== "undo_email_change" || link.expiresAt * 1000 <= now) {
      throw new ProblemError("invalid_one_time_token");
    }
    const { userId, changeId } = link;
    const former = requireFormer(await users.get(userId), changeId, now);
    const source = linkSource(changeId);
    const read = users.findHold(storedEmailIdentifier(former.email));
    const guess = await countPasswordGuess(lockout, { account: userId, source, caller }, read);
    const hold = await read;
    const { matches } = await guess.judge(() => hasher.verify(password, hold?.passwordHash));
    if (!matches) {
      log.warn(
        { event: "reauthentication.failed", userId, ...logContext(caller) },
        "reauthentication failed",
      );
      throw new ProblemError("invalid_credentials");
    }
    await guess.release();
    const noticeId = newId("ntc");
    const { after } = await changeUser(
      userId,
      (before) => withEmailRestored(before, requireFormer(before, changeId, now), now),
      caller,
      {
        atomicWrites: (before) => ({
          notice: createNotice(before, "email_change_undone", { noticeId, nowMs: now }),
        }),
        notFoundCode: "invalid_one_time_token",
      },
    );
    await sessions.endAll(userId);
    log.info(
      { event: "email_change.undone", userId, ...logContext(caller) },
      "email change undone",
    );
    await tokens.issue("reset_password", after, caller);
    return { next: "reset_password" };
  };
}

/** Returns the address that an undo restores. @throws `invalid_one_time_token` */
function requireFormer(user: StoredUser | undefined, changeId: TypeId<"ntc">, now: number) {
  const former = user && heldEmails(user, now).find((held) => held.changeId === changeId);
  if (!former) throw new ProblemError("invalid_one_time_token");
  return former;
}
