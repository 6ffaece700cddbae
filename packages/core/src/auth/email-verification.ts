import { type ForgottenPassword, normalizeEmail } from "@latch/contract";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { type ChangeUser, withLinksEnded } from "../users/change-user.ts";
import { withEmailChanged } from "../users/change-user-email.ts";
import { emailIdentifier } from "../users/identifiers.ts";
import { createNotice } from "../users/notice.ts";
import type { StoredUser } from "../users/user.ts";
import type { MailRecipient } from "./mail-recipient.ts";
import { type OneTimeTokens, requireCurrentLink } from "./one-time-tokens.ts";

type Deps = {
  findRecipient: MailRecipient;
  tokens: OneTimeTokens;
  changeUser: ChangeUser;
  newId: NewId;
  clock: Clock;
  log: Log;
};

/** Returns the functions that verify email addresses by links in mails. */
export function createEmailVerification(deps: Deps) {
  const { findRecipient, tokens, changeUser, newId, clock, log } = deps;

  /**
   * Sends the verification link again, unless the address is verified. The result, the reads and the writes
   * are the same if there is no such account (OWASP ASVS 5.0, 6.3.8).
   */
  async function resend(ctx: OpenContext, input: ForgottenPassword): Promise<void> {
    const user = await findRecipient(ctx, input);
    const isUnverified = user?.status === "active" && !user.emailVerified;
    if (!isUnverified) return tokens.issueDecoy(ctx.caller);
    await tokens.issue("verify_email", user, ctx.caller);
  }

  /**
   * Verifies the address of an account, or changes it to the verified new one and notifies the old
   * one. The same write consumes the token.
   * @throws `invalid_one_time_token`, `email_taken`, `conflict`
   */
  async function verify({ caller }: OpenContext, input: { token: string }): Promise<void> {
    const { token, user } = await tokens.open(input.token, "verify_email", "change_email");
    const email = normalizeEmail(token.email);
    const changeId = newId("ntc");
    const nowMs = clock();
    const isSameAddress = (before: StoredUser) =>
      emailIdentifier(before.email) === emailIdentifier(email);
    await changeUser(
      user.userId,
      (before) => {
        requireCurrentLink(token, before);
        if (token.purpose === "verify_email") return { ...before, emailVerified: true };
        if (isSameAddress(before)) return withSpellingChanged(before, email);
        return withEmailChanged(before, { email, changeId, nowMs });
      },
      caller,
      {
        atomicWrites: (before) => ({
          spendTokenHash: token.tokenHash,
          ...(!isSameAddress(before) && {
            notice: createNotice(before, "email_changed", { noticeId: changeId, nowMs }),
          }),
        }),
        notFoundCode: "invalid_one_time_token",
      },
    );
    log.info(
      { event: "email.verified", userId: user.userId, ...logContext(caller) },
      "email verified",
    );
  }

  return { resend, verify };
}

/** Returns the account with another spelling of its address. */
function withSpellingChanged(before: StoredUser, email: string): StoredUser {
  const { pendingEmail, emailSpelling, ...user } = withLinksEnded(before);
  return { ...user, email, emailVerified: true };
}
