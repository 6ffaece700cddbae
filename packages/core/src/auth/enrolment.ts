import type { NewPasskey, PasskeyRegistration, ProofMethod, TotpEnrolment } from "@latch/contract";
import { authorityOfChallenge, type Challenge, challengeWrite } from "../admission/challenge.ts";
import { type AdmissionRules, decideAdmission } from "../admission/decide-admission.ts";
import { withFactorsSettled } from "../admission/factor-recovery.ts";
import type { Browser } from "../admission/issue-challenge.ts";
import type { Proof } from "../admission/proof.ts";
import type { SessionStore } from "../sessions/session.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { AuthenticatorWrites } from "../users/authenticator.ts";
import { type ChangeContext, type ChangeUser, withSessionsEnded } from "../users/change-user.ts";
import { hasSecondFactor } from "../users/factors.ts";
import { withPendingRole } from "../users/pending-role.ts";
import type { ProofWrite } from "../users/proof-write.ts";
import type { StoredUser } from "../users/user.ts";
import type { Admit, LogInResult } from "./admit.ts";
import type { OpenChallenge } from "./answer-challenge.ts";
import { createNewTotp } from "./authenticators/new-totp.ts";
import { givingBack } from "./count-beside.ts";
import { createNewPasskey, withPasskey } from "./passkeys/new-passkey.ts";

type Deps = Parameters<typeof createNewTotp>[0] &
  Parameters<typeof createNewPasskey>[0] & {
    openChallenge: OpenChallenge;
    rules: AdmissionRules;
    admit: Admit;
    changeUser: ChangeUser;
    sessions: Pick<SessionStore, "removeSome">;
    clock: Clock;
    log: Log;
  };

/** The challenge of a login as a client presents it, with the browser in cookie mode. */
type Presented = { challenge: string; browser?: Browser };

/** A verified factor, and what adds it to the account. */
type NewFactor = {
  proof: Proof;
  event: "totp.added" | "passkey.added";
  writes?: ProofWrite[];
  add(before: StoredUser): { user: StoredUser; authenticators: AuthenticatorWrites };
};

/** The result of a login, and whether its challenge is bound to a browser. */
type Enrolled = { result: LogInResult; isBound: boolean };

/** Returns the context of a change that a login makes before it has a session. */
const byChallenge = ({ caller }: OpenContext, challenge: Challenge): ChangeContext => ({
  caller: { ...caller, actor: challenge.userId },
  authority: authorityOfChallenge(challenge),
});

/**
 * Returns the functions by which a user whose role requires a second factor adds the first one during a login.
 * The login has proven the password and the mailbox, because a password alone may be known to another person
 * (NIST SP 800-63B-4, section 4.1.2; OWASP ASVS 5.0, 6.3.3). Such a factor suffices by itself at once: a later
 * proof of the mailbox alone does not remove it.
 */
export function createEnrolment(deps: Deps) {
  const { openChallenge, rules, admit, changeUser, sessions, clock, log } = deps;
  const newTotp = createNewTotp(deps);
  const newPasskey = createNewPasskey(deps);

  /**
   * Reads the account of a challenge that allows its user to add a factor.
   * @throws `invalid_challenge`, also while it requires another proof; `account_suspended`
   */
  async function readEnrolling(challenge: Challenge, method: ProofMethod): Promise<StoredUser> {
    const user = await openChallenge.readAccount(challenge);
    const { proofs } = challenge;
    const admission = decideAdmission({ user, proofs, isLogIn: true }, rules, clock());
    const mayAdd =
      admission.outcome === "pending" &&
      admission.reason === "enroll_second_factor" &&
      admission.methods.includes(method);
    if (mayAdd) return user;
    const isMailMissing =
      admission.outcome === "pending" && admission.methods.includes("email_code");
    throw new ProblemError(
      "invalid_challenge",
      isMailMissing
        ? { detail: "Answer the challenge with the code from the mail before you add a factor" }
        : {},
    );
  }

  /**
   * Stores the factor and uses the challenge up by one write, which ends all sessions of the user and gives a
   * pending role. Then it starts the session.
   */
  async function complete(
    ctx: OpenContext,
    challenge: Challenge,
    { proof, event, writes = [], add }: NewFactor,
  ): Promise<Enrolled> {
    const { userId, proofs, deviceId, binding } = challenge;
    const settled = (before: StoredUser) =>
      withFactorsSettled(before, { proofs, isFactorLost: false }).user;
    const { after } = await changeUser(
      userId,
      (before) => {
        if (hasSecondFactor(before)) throw new ProblemError("invalid_challenge");
        const { user, ...changed } = add(settled(before));
        return { user: withSessionsEnded(withPendingRole(user)), ...changed };
      },
      byChallenge(ctx, challenge),
      {
        atomicWrites: () => ({ proofWrites: [challengeWrite(challenge), ...writes] }),
        notFoundCode: "invalid_challenge",
        spentCode: "invalid_challenge",
      },
    );
    await sessions.removeSome(userId);
    const { authenticatorId } = proof;
    const context = logContext(ctx.caller);
    log.info({ event, userId, authenticatorId, ...context }, "authenticators changed");
    const verified = [...proofs, proof].map((each) => ({ proof: each }));
    const browser = binding === undefined ? undefined : {};
    const result = await admit(ctx, after, verified, { deviceId, browser });
    return { result, isBound: binding !== undefined };
  }

  /** Creates a TOTP secret for the login. @throws `invalid_challenge`, `account_suspended`, `conflict` */
  async function startTotp(ctx: OpenContext, presented: Presented): Promise<TotpEnrolment> {
    const challenge = await openChallenge.open(presented);
    const { challengeId } = challenge;
    const user = await readEnrolling(challenge, "totp");
    const by = byChallenge(ctx, challenge);
    const begun = { challengeId };
    return newTotp.create(user, { begun, isConfirmed: true, proofWrites: [], by });
  }

  /**
   * Adds the TOTP authenticator whose first code is correct, and starts the session.
   * @throws `invalid_challenge`, `account_suspended`, `not_found`, `invalid_credentials`, `rate_limited`, `conflict`
   */
  async function confirmTotp(
    ctx: OpenContext,
    { code, ...presented }: Presented & { code: string },
  ): Promise<Enrolled> {
    const challenge = await openChallenge.open(presented);
    const { userId, challengeId } = challenge;
    const secret = { userId, begun: { challengeId }, code, caller: ctx.caller };
    const { totp, add, release } = await newTotp.confirm(readEnrolling(challenge, "totp"), secret);
    const { authenticatorId } = totp;
    const proof: Proof = { method: "totp", userId, atMs: clock(), authenticatorId };
    return givingBack([{ release }], () =>
      complete(ctx, challenge, { proof, event: "totp.added", add }),
    );
  }

  /** Returns the options to create a passkey for the login. @throws `invalid_challenge`, `account_suspended` */
  async function startPasskey(
    _ctx: OpenContext,
    presented: Presented,
  ): Promise<PasskeyRegistration> {
    const challenge = await openChallenge.open(presented);
    const { userId, challengeId: boundTo } = challenge;
    return newPasskey.options(readEnrolling(challenge, "passkey"), { userId, boundTo });
  }

  /**
   * Adds the passkey that the browser has created, and starts the session.
   * @throws `invalid_challenge`, `account_suspended`, `invalid_request`, `conflict`
   */
  async function addPasskey(
    ctx: OpenContext,
    { credential, name, ...presented }: Presented & NewPasskey,
  ): Promise<Enrolled> {
    const challenge = await openChallenge.open(presented);
    const { userId, challengeId: boundTo } = challenge;
    const { text, spend } = await newPasskey.open(credential, { userId, boundTo });
    const verifying = newPasskey.verify({ credential, name }, { userId, text });
    // It may reject first. The problem of the challenge has precedence, whichever read ends first.
    verifying.catch(() => {});
    await readEnrolling(challenge, "passkey");
    const passkey = await verifying;
    const { authenticatorId } = passkey;
    const proof: Proof = {
      method: "passkey",
      userId,
      atMs: clock(),
      userVerified: true,
      authenticatorId,
    };
    return complete(ctx, challenge, {
      proof,
      event: "passkey.added",
      writes: [spend],
      add: (before) => ({
        user: withPasskey(before, passkey, true),
        authenticators: { put: [passkey] },
      }),
    });
  }

  return { startTotp, confirmTotp, startPasskey, addPasskey };
}
