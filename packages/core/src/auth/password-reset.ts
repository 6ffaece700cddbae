import type { ForgottenPassword, ProofInput } from "@latch/contract";
import { secondFactorMethods } from "../admission/decide-admission.ts";
import type { Browser, IssueChallenge, IssuedChallenge } from "../admission/issue-challenge.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { tolerateFailure } from "../shared/tolerate-failure.ts";
import { type ChangeUser, withCredentialsEnded } from "../users/change-user.ts";
import { hasSecondFactor, withSettledFactors } from "../users/factors.ts";
import type { FirstProof, PrepareFirstProof } from "../users/first-proof.ts";
import { isUnproven } from "../users/first-proof.ts";
import { isResetBlocked } from "../users/former-email.ts";
import type { StoredUser } from "../users/user.ts";
import type { EndAfterProof } from "./end-after-proof.ts";
import type { MailRecipient } from "./mail-recipient.ts";
import { type OneTimeTokens, requireCurrentLink } from "./one-time-tokens.ts";
import type { PasswordHasher } from "./password-hasher.ts";
import type { PasswordPolicy } from "./password-policy.ts";
import type { ProveResetFactor } from "./prove-reset-factor.ts";

type Deps = {
  tokens: OneTimeTokens;
  changeUser: ChangeUser;
  findRecipient: MailRecipient;
  issueChallenge: IssueChallenge;
  proveResetFactor: ProveResetFactor;
  prepareFirstProof: PrepareFirstProof;
  endAfterProof: EndAfterProof;
  hasher: PasswordHasher;
  passwords: PasswordPolicy;
  clock: Clock;
  log: Log;
};

/** A new password, and the proofs that allow the reset. */
type Reset = {
  token: string;
  password: string;
  /** A proof by a second factor. */
  proof?: ProofInput;
  /** A challenge that contains such a proof. */
  challenge?: string;
  /** The browser, in cookie mode. */
  browser?: Browser;
};

/** Returns the functions that reset a password by a link in a mail. */
export function createPasswordReset(deps: Deps) {
  const { tokens, changeUser, findRecipient, issueChallenge, proveResetFactor } = deps;
  const { prepareFirstProof, endAfterProof, hasher, passwords, clock, log } = deps;

  /**
   * Sends a link to choose a new password. The result, the reads and the writes are the same if there is
   * no such account (OWASP ASVS 5.0, 6.3.8).
   */
  async function request(ctx: OpenContext, input: ForgottenPassword): Promise<void> {
    const user = await findRecipient(ctx, input);
    if (!user || isResetBlocked(user, clock())) return tokens.issueDecoy(ctx.caller);
    await tokens.issue(
      user.status === "invited" ? "invitation" : "reset_password",
      user,
      ctx.caller,
    );
  }

  /** Issues the challenge for the second factor of an account. The link in the mail stays valid. */
  const requireFactor = (ctx: OpenContext, user: StoredUser, browser: Browser | undefined) =>
    issueChallenge(
      ctx,
      user,
      { outcome: "pending", reason: "second_factor", methods: secondFactorMethods(user) },
      {
        // The person has proven the mailbox, which counts as no factor.
        proofs: [{ method: "email_code", userId: user.userId, atMs: clock() }],
        browser,
      },
    );

  /**
   * Sets the password of a user who followed the link in a mail. This recovery ends all sessions, API keys
   * and links, and clears failed logins. It keeps the second factors that suffice by themselves, and requires a proof by
   * one of them (NIST SP 800-63B-4, section 4.2). Without one, the new password proves the mailbox only, for 72 hours. For an invited user it also activates the account.
   * If the address was never proven, the account is reset, or keeps its content and loses the address to a new
   * account (R4).
   * @returns a challenge if the account has a second factor that is not proven; the link is still valid
   * @throws `invalid_one_time_token`, `invalid_request` for a weak password, `invalid_credentials`,
   * `invalid_challenge`, `conflict`
   */
  async function reset(
    ctx: OpenContext,
    { token: text, password, browser, ...factor }: Reset,
  ): Promise<IssuedChallenge | undefined> {
    const { caller } = ctx;
    const { token, user } = await tokens.open(text, "reset_password", "invitation");
    const { userId } = user;
    await passwords.validate(password, user);
    const now = clock();
    // A factor that a thief has added in the last 72 hours neither keeps the owner out nor survives.
    const { user: owner } = withSettledFactors(user, now);
    // Factors of an account whose address was never proven may be a stranger's.
    const isFactorRequired = hasSecondFactor(owner) && !isUnproven(user);
    const proven = isFactorRequired
      ? await proveResetFactor(ctx, owner, { ...factor, browser })
      : undefined;
    if (isFactorRequired && !proven) return requireFactor(ctx, owner, browser);
    const [passwordHash, decideFirstProof] = await Promise.all([
      hasher.hash(password),
      prepareFirstProof(user),
    ]);
    const passwordChangedAt = new Date(now).toISOString();
    // An invitation vouches for the mailbox, and a second factor is a proof besides it.
    const isByMail = token.purpose === "reset_password" && !proven;
    const withPassword = ({ passwordByMailAt, ...account }: StoredUser): StoredUser => ({
      ...account,
      passwordHash,
      passwordChangedAt,
      ...(isByMail && { passwordByMailAt: passwordChangedAt }),
    });
    let first: FirstProof | undefined;
    await changeUser(
      userId,
      (before) => {
        requireCurrentLink(token, before);
        if (isResetBlocked(before, clock())) throw new ProblemError("invalid_one_time_token");
        first = decideFirstProof(before, withPassword);
        if (first) return first.after;
        // A factor was added since the account was read.
        const { user: settled, remove } = withSettledFactors(before, now);
        if (hasSecondFactor(settled) && !proven) throw new ProblemError("conflict");
        const { pendingEmail, securedAt, resetBlockedUntil, ...account } =
          withCredentialsEnded(settled);
        return {
          user: {
            ...withPassword(account),
            emailVerified: true,
            status: before.status === "invited" ? "active" : before.status,
          },
          authenticators: { remove },
        };
      },
      { caller, authority: "mailed_link" },
      {
        atomicWrites: () => ({
          spendTokenHash: token.tokenHash,
          proofWrites: proven?.writes,
          ...first?.atomicWrites,
        }),
        notFoundCode: "invalid_one_time_token",
        isRecovery: true,
        spentCode: "invalid_challenge",
      },
    );
    await Promise.all([
      endAfterProof(caller, userId, first),
      proven && tolerateFailure(log, proven.release()),
    ]);
    log.info(
      { event: "password.reset", userId: first?.owner.userId ?? userId, ...logContext(caller) },
      "password reset",
    );
    return undefined;
  }

  return { request, reset };
}
