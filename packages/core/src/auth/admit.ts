import type { TypeId } from "@latch/contract";
import { type Challenge, challengeWrite } from "../admission/challenge.ts";
import {
  type AdmissionRules,
  activatesRole,
  decideAdmission,
} from "../admission/decide-admission.ts";
import { withFactorsSettled, withRecoveryRequested } from "../admission/factor-recovery.ts";
import type { Browser, IssueChallenge, IssuedChallenge } from "../admission/issue-challenge.ts";
import { authenticationOf, type Proof, withProofs } from "../admission/proof.ts";
import type { SpentProofs } from "../admission/spent-proofs.ts";
import type { IssuedTokens } from "../sessions/issue-tokens.ts";
import type { SessionStore } from "../sessions/session.ts";
import type { StartSession } from "../sessions/start-session.ts";
import { createTrustDevice } from "../sessions/trust-device.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import { epochsOf } from "../shared/epochs.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { type ChangeContext, type ChangeUser, withSessionsEnded } from "../users/change-user.ts";
import { hasSecondFactor } from "../users/factors.ts";
import type { OpenAccountWrite } from "../users/open-account-write.ts";
import { withPendingRole } from "../users/pending-role.ts";
import type { ProofWrite } from "../users/proof-write.ts";
import type { AtomicWrites, StoredUser } from "../users/user.ts";
import { givingBack } from "./count-beside.ts";

/** The result of a login: the tokens of a session, or a challenge. */
export type LogInResult = IssuedTokens | IssuedChallenge;

type Deps = Parameters<typeof createTrustDevice>[0] & {
  rules: AdmissionRules;
  startSession: StartSession;
  issueChallenge: IssueChallenge;
  sessions: Pick<SessionStore, "end" | "removeSome">;
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
  /** Whether the user wants to log in on this device without the second factor from now on. */
  trustDevice?: boolean;
  /** The browser, in cookie mode. A challenge is bound to it. */
  browser?: Browser;
  /** The challenge that the proofs answer. Its own proofs count, too. */
  challenge?: Challenge;
  /** The account of a sign-up, which is not stored yet. */
  opening?: OpenAccountWrite;
};

/** Creates the only function that turns proofs into a session. */
export function createAdmit(deps: Deps) {
  const { rules, startSession, issueChallenge, sessions, spentProofs, changeUser } = deps;
  const { clock, log } = deps;

  const trust = createTrustDevice(deps);

  /** Changes an account whose epochs are still those under which the proofs were verified. */
  async function changeProven(
    ctx: OpenContext,
    found: StoredUser,
    change: (before: StoredUser) => StoredUser,
    writes: AtomicWrites = {},
  ): Promise<StoredUser> {
    const { userId } = found;
    const by: ChangeContext = {
      caller: { ...ctx.caller, actor: userId },
      authority: { userId, epochs: epochsOf(found), endedCode: "invalid_challenge" },
    };
    const { after } = await changeUser(userId, change, by, {
      atomicWrites: () => writes,
      spentCode: "invalid_challenge",
    });
    return after;
  }

  /** Verifies the address of an account whose user has proven its mailbox. */
  async function verifyAddress(ctx: OpenContext, found: StoredUser, proofWrites: ProofWrite[]) {
    const verified = (before: StoredUser) => ({ ...before, emailVerified: true });
    const user = await changeProven(ctx, found, verified, { proofWrites });
    const { userId } = found;
    log.info({ event: "email.verified", userId, ...logContext(ctx.caller) }, "email verified");
    return user;
  }

  /**
   * Starts a session if the proofs of a user are sufficient, and otherwise returns a challenge. The account
   * must be read after the first proof was verified, or together with it. Each way to log in calls this
   * function.
   * @param verified the proofs of this request
   * @throws `account_suspended`; `invalid_challenge` if another request has used a proof or the challenge
   */
  return (
    ctx: OpenContext,
    found: StoredUser,
    verified: Verified[],
    options: Options = {},
  ): Promise<LogInResult> => givingBack(verified, () => admitProven(ctx, found, verified, options));

  async function admitProven(
    ctx: OpenContext,
    found: StoredUser,
    verified: Verified[],
    { challenge, opening, isTrustedDevice, trustDevice = false, deviceId, browser }: Options,
  ): Promise<LogInResult> {
    const proofs = withProofs(
      challenge?.proofs ?? [],
      verified.map(({ proof }) => proof),
    );
    let writes = [
      ...(challenge ? [challengeWrite(challenge)] : []),
      ...verified.flatMap(({ writes = [] }) => writes),
    ];
    const opened = opening ? [opening] : [];
    let user = found;
    if (!user.emailVerified && verified.some(({ proof }) => proof.method === "email_code")) {
      user = await verifyAddress(ctx, user, writes);
      writes = [];
    }
    const isFactorLost = challenge?.reason === "lost_factor";
    const claim = { proofs, isTrustedDevice, isFactorLost, isLogIn: true };
    let admission = decideAdmission({ ...claim, user }, rules, clock());
    if (admission.outcome === "refused") throw new ProblemError(admission.code);
    if (admission.outcome === "pending" && admission.reason === "lost_factor") {
      // The user has proven the password and the mailbox: the delay begins.
      if (admission.methods.length === 0 && !admission.availableAt) {
        const now = clock();
        user = await changeProven(ctx, user, (before) => withRecoveryRequested(before, now));
        admission = decideAdmission({ ...claim, user }, rules, now);
      }
    }
    if (admission.outcome === "pending") {
      // Without a proof, the previous challenge stays valid.
      const isUnspent =
        verified.length === 0 || (await spentProofs.spend([...writes, ...opened], ctx.caller));
      if (!isUnspent) throw new ProblemError("invalid_challenge");
      const options = { proofs, deviceId, browser, previous: challenge };
      return issueChallenge(ctx, user, admission, options);
    }
    const isActivating = activatesRole({ ...claim, user }, clock());
    const settle = (before: StoredUser): StoredUser => {
      const { user: kept } = withFactorsSettled(before, claim);
      return isActivating ? withSessionsEnded(withPendingRole(kept)) : kept;
    };
    const settled = withFactorsSettled(user, claim);
    if (isActivating || settled.user !== user) {
      const before = user;
      user = await changeProven(ctx, user, settle, { ...settled.writes, proofWrites: writes });
      writes = [];
      if (user.sessionEpoch !== before.sessionEpoch) await sessions.removeSome(user.userId);
    }
    const authentication = authenticationOf(proofs);
    const device = challenge?.deviceId ?? deviceId;
    const isMultiFactor = authentication.amr.includes("mfa");
    const start = {
      authentication,
      deviceId: device,
      trustedDevice: trustDevice && isMultiFactor ? trust(ctx.caller, user) : undefined,
      isTrustedDevice: isTrustedDevice && !isMultiFactor && hasSecondFactor(user),
      proofWrites: [...writes, ...opened],
    };
    const signedIn = await startSession(ctx, user, start);
    if (challenge?.sessionId) await sessions.end(user.userId, challenge.sessionId);
    return signedIn;
  }
}
export type Admit = ReturnType<typeof createAdmit>;
