import type { EmailChangeUndo, SecuredAccount, TypeId } from "@latch/contract";
import type { SessionStore } from "../sessions/session.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { ChangeUser } from "../users/change-user.ts";
import { withEmailRestored } from "../users/change-user-email.ts";
import { heldEmails } from "../users/former-email.ts";
import { createNotice } from "../users/notice.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import { givingBack } from "./count-beside.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";
import { createProveUndo } from "./prove-undo.ts";
import { openSecurityLink, type SecurityLinks } from "./security-links.ts";

type Deps = Parameters<typeof createProveUndo>[0] & {
  users: UserStore;
  sessions: SessionStore;
  securityLinks: SecurityLinks;
  tokens: OneTimeTokens;
  changeUser: ChangeUser;
  newId: NewId;
  clock: Clock;
  log: Log;
};

/** Returns a function that undoes a change of an address by the link in the mail to the old one. */
export function createUndoEmailChange(deps: Deps) {
  const { users, sessions, securityLinks, tokens, changeUser, newId, clock, log } = deps;
  const proveUndo = createProveUndo(deps);

  /**
   * Restores the address before a change, and secures the account. It requires a password or a second factor
   * from before the change.
   * @throws `invalid_one_time_token`, `invalid_credentials`, `invalid_challenge`, `rate_limited`,
   * `authenticator_too_new`, `email_taken`, `conflict`
   */
  return async (
    ctx: OpenContext,
    { token, ...given }: EmailChangeUndo,
  ): Promise<SecuredAccount> => {
    const { caller } = ctx;
    const now = clock();
    const link = await openSecurityLink(securityLinks, token, "undo_email_change", now);
    const { userId, changeId } = link;
    const { user, former } = requireFormer(await users.get(userId), changeId, now);
    const proved = await proveUndo(ctx, { user, former, nowMs: now }, given);
    const noticeId = newId("ntc");
    const newToken = await tokens.derive();
    await givingBack([proved], () =>
      changeUser(
        userId,
        (before) => withEmailRestored(before, requireFormer(before, changeId, now).former, now),
        { caller, authority: "mailed_link" },
        {
          atomicWrites: (before, decided) => ({
            proofWrites: proved.proofWrites,
            notice: createNotice(before, "email_change_undone", { noticeId, nowMs: now }),
            issuedToken: newToken.forUser("reset_password", { ...decided, email: former.email }),
          }),
          notFoundCode: "invalid_one_time_token",
          isRecovery: true,
          spentCode: "invalid_challenge",
        },
      ),
    );
    await sessions.removeSome(userId);
    log.info(
      { event: "email_change.undone", userId, ...logContext(caller) },
      "email change undone",
    );
    return { next: "reset_password" };
  };
}

/** Returns an account, and the address of it that an undo restores. @throws `invalid_one_time_token` */
function requireFormer(user: StoredUser | undefined, changeId: TypeId<"ntc">, now: number) {
  const former = user && heldEmails(user, now).find((held) => held.changeId === changeId);
  if (!user || !former) throw new ProblemError("invalid_one_time_token");
  return { user, former };
}
