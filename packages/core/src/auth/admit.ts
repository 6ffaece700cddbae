import type { TypeId } from "@latch/contract";
import { type Challenge, challengeWrite } from "../admission/challenge.ts";
import { type AdmissionRules, decideAdmission } from "../admission/decide-admission.ts";
import type { Browser, IssueChallenge, IssuedChallenge } from "../admission/issue-challenge.ts";
import { authenticationOf, type Proof, withProofs } from "../admission/proof.ts";
import type { SpentProofs } from "../admission/spent-proofs.ts";
import type { IssuedTokens } from "../sessions/issue-tokens.ts";
import type { SessionStore } from "../sessions/session.ts";
import type { StartSession } from "../sessions/start-session.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { ChangeUser } from "../users/change-user.ts";
import type { ProofWrite } from "../users/proof-write.ts";
import type { StoredUser } from "../users/user.ts";

/** The result of a login: the tokens of a session, or a challenge. */
export type LogInResult = IssuedTokens | IssuedChallenge;

type Deps = {
  rules: AdmissionRules;
  startSession: StartSession;
  issueChallenge: IssueChallenge;
  sessions: Pick<SessionStore, "end">;
  spentProofs: SpentProofs;
  changeUser: ChangeUser;
  clock: Clock;
  log: Log;
};

/** A verified proof, as authenticators return it. */
type Verified = { proof: Proof; writes?: ProofWrite[]; release?(): Promise<void> };

type Options = {
  /** The device, if the account knows it. */
  deviceId?: TypeId<"dev">;
  /** Whether the account trusts the device, so that it requires no second factor there. */
  isTrustedDevice?: boolean;
  /** The browser, in cookie mode. A challenge is bound to it. */
  browser?: Browser;
  /** The challenge that the proofs answer. Its own proofs count, too. */
  challenge?: Challenge;
};

/** Creates the only function that turns proofs into a session. */
export function createAdmit(deps: Deps) {
  const { rules, startSession, issueChallenge, sessions, spentProofs, changeUser } = deps;
  const { clock, log } = deps;

  /**
   * Verifies the address of an account whose user has proven its mailbox, if the epochs of the account are
   * still those under which the proof was verified.
   */
  async function verifyAddress(ctx: OpenContext, found: StoredUser, proofWrites: ProofWrite[]) {
    const { userId, sessionEpoch, credentialEpoch = 0 } = found;
    const caller = { ...ctx.caller, actor: userId };
    const decide = (before: StoredUser): StoredUser => {
      const isCurrent =
        before.sessionEpoch === sessionEpoch && (before.credentialEpoch ?? 0) === credentialEpoch;
      if (!isCurrent) throw new ProblemError("invalid_challenge");
      return { ...before, emailVerified: true };
    };
    const { after } = await changeUser(userId, decide, caller, {
      atomicWrites: () => ({ proofWrites }),
      spentCode: "invalid_challenge",
    });
    log.info({ event: "email.verified", userId, ...logContext(caller) }, "email verified");
    return after;
  }

  /**
   * Starts a session if the proofs of a user are sufficient, and otherwise returns a challenge. The account
   * must be read after the first proof was verified, or together with it. Each way to log in calls this
   * function.
   * @param verified the proofs of this request
   * @throws `account_suspended`; `invalid_challenge` if another request has used a proof or the challenge
   */
  return async (
    ctx: OpenContext,
    found: StoredUser,
    verified: Verified[],
    { challenge, isTrustedDevice, deviceId, browser }: Options = {},
  ): Promise<LogInResult> => {
    const proofs = withProofs(
      challenge?.proofs ?? [],
      verified.map(({ proof }) => proof),
    );
    const releaseAll = () => Promise.all(verified.map(({ release }) => release?.()));
    let writes = [
      ...(challenge ? [challengeWrite(challenge)] : []),
      ...verified.flatMap(({ writes = [] }) => writes),
    ];
    let user = found;
    if (!user.emailVerified && verified.some(({ proof }) => proof.method === "email_code")) {
      user = await verifyAddress(ctx, user, writes);
      writes = [];
    }
    const admission = decideAdmission({ user, proofs, isTrustedDevice }, rules, clock());
    if (admission.outcome === "refused") {
      await releaseAll();
      throw new ProblemError(admission.code);
    }
    if (admission.outcome === "pending") {
      // Without a proof, the previous challenge stays valid.
      const isUnspent = verified.length === 0 || (await spentProofs.spend(writes, ctx.caller));
      if (!isUnspent) throw new ProblemError("invalid_challenge");
      const options = { proofs, deviceId, browser, previous: challenge };
      const [pending] = await Promise.all([
        issueChallenge(ctx, user, admission, options),
        releaseAll(),
      ]);
      return pending;
    }
    const start = {
      authentication: authenticationOf(proofs),
      deviceId: challenge?.deviceId ?? deviceId,
      proofWrites: writes,
    };
    const [signedIn] = await Promise.all([startSession(ctx, user, start), releaseAll()]);
    if (challenge?.sessionId) await sessions.end(user.userId, challenge.sessionId);
    return signedIn;
  };
}
export type Admit = ReturnType<typeof createAdmit>;
