import { type ForgottenPassword, normalizeEmail } from "@latch/contract";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { type ChangeUser, withLinksEnded } from "../users/change-user.ts";
import { withEmailChanged } from "../users/change-user-email.ts";
import { emailIdentifier } from "../users/identifiers.ts";
import { createNotice } from "../users/notice.ts";
import type { LinkToken } from "../users/one-time-token.ts";
import type { StoredUser } from "../users/user.ts";
import type { AccountProof, RequireAccountProof } from "./account-proof.ts";
import type { MailRecipient } from "./mail-recipient.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";
import type { OpenProvenAccount } from "./open-proven-account.ts";
import { createOpenVerificationLink } from "./verification-link.ts";

type Deps = {
  findRecipient: MailRecipient;
  tokens: OneTimeTokens;
  requireAccountProof: RequireAccountProof;
  openProvenAccount: OpenProvenAccount;
  changeUser: ChangeUser;
  newId: NewId;
  clock: Clock;
  log: Log;
} & Parameters<typeof createOpenVerificationLink>[0];

/** Returns the functions that verify email addresses by links in mails. */
export function createEmailVerification(deps: Deps) {
  const { findRecipient, tokens, requireAccountProof, openProvenAccount, changeUser } = deps;
  const { newId, clock, log } = deps;
  const openLink = createOpenVerificationLink(deps);

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
   * one. The same write uses the link up. The client proves the account as well, so that an account which
   * a stranger created with an address does not get it confirmed by its owner (R4).
   * @throws `invalid_one_time_token`, `account_proof_required`, `invalid_credentials`, `rate_limited`,
   * `email_taken`, `conflict`
   */
  async function verify(
    ctx: OpenContext,
    { token: text, ...proof }: { token: string } & AccountProof,
  ): Promise<void> {
    const link = await openLink(text);
    if ("pendingSignUp" in link) return completeSignUp(ctx, link.pendingSignUp, proof);
    const { user, spendTokenHash } = link;
    const authority = await requireAccountProof.ofUser(ctx, user, proof);
    const { caller } = ctx;
    const email = normalizeEmail(link.email);
    const changeId = newId("ntc");
    const nowMs = clock();
    const isSameAddress = (before: StoredUser) =>
      before.email !== undefined && emailIdentifier(before.email) === emailIdentifier(email);
    await changeUser(
      user.userId,
      (before) => {
        link.requireCurrent(before);
        // The password has changed since: the proof was of an earlier state.
        if (before.passwordHash !== user.passwordHash) throw new ProblemError("conflict");
        if (!link.isChange) return withEmailVerified(before);
        if (isSameAddress(before)) return withSpellingChanged(before, email);
        return withEmailChanged(before, { email, changeId, nowMs });
      },
      { caller, authority },
      {
        atomicWrites: (before) => ({
          spendTokenHash,
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

  /** Opens the account of a pending sign-up whose user has proven the address and the password. */
  async function completeSignUp(
    ctx: OpenContext,
    token: LinkToken,
    proof: AccountProof,
  ): Promise<void> {
    await requireAccountProof.ofSignUp(ctx, token, proof);
    await openProvenAccount(ctx, token).catch((error: unknown) => {
      const isLate = error instanceof ProblemError && error.code === "invalid_challenge";
      throw isLate ? new ProblemError("invalid_one_time_token") : error;
    });
  }

  return { resend, verify };
}

/** Returns the account with its address verified. */
function withEmailVerified({ verificationExpiresAt, ...user }: StoredUser): StoredUser {
  return { ...user, emailVerified: true };
}

/** Returns the account with another spelling of its address. */
function withSpellingChanged(before: StoredUser, email: string): StoredUser {
  const { pendingEmail, emailSpelling, ...user } = withLinksEnded(before);
  return { ...user, email, emailVerified: true };
}
