import type { PendingLogIn, SessionId, TypeId } from "@latch/contract";
import { type Challenge, type ChallengeTokens, challengeMs } from "../admission/challenge.ts";
import {
  type Admission,
  type AdmissionRules,
  decideAdmission,
} from "../admission/decide-admission.ts";
import type { Proof } from "../admission/proof.ts";
import type { SpentProofs } from "../admission/spent-proofs.ts";
import type { IssuedTokens } from "../sessions/issue-tokens.ts";
import type { SessionStore } from "../sessions/session.ts";
import type { StartSession } from "../sessions/start-session.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { ChangeUser } from "../users/change-user.ts";
import type { ProofWrites, StoredUser } from "../users/user.ts";
import type { VerifiedProof } from "./authenticators/authenticators.ts";
import type { MailChallenge } from "./mail-challenge.ts";

/** The browser of a request in cookie mode. */
export type Browser = {
  /** The value of its challenge cookie, if it has one. */
  binding?: string;
};

/** A login that requires another proof. The API sends `binding` as a cookie. */
export type IssuedChallenge = PendingLogIn & { binding?: string };

/** The result of a login: the tokens of a session, or a challenge. */
export type LogInResult = IssuedTokens | IssuedChallenge;

type Deps = {
  rules: AdmissionRules;
  startSession: StartSession;
  sessions: Pick<SessionStore, "end">;
  challengeTokens: ChallengeTokens;
  spentProofs: SpentProofs;
  mailChallenge: MailChallenge;
  changeUser: ChangeUser;
  newId: NewId;
  clock: Clock;
  log: Log;
};

type Options = {
  /** The device, if the account knows it. */
  deviceId?: TypeId<"dev">;
  /** Whether the account trusts the device, so that it requires no second factor there. */
  isTrustedDevice?: boolean;
  /** The browser, in cookie mode. A challenge is bound to it. */
  browser?: Browser;
  /** The challenge that the proofs answer. Its own proofs count, too. */
  challenge?: Challenge;
  /** The session that the new session replaces. */
  sessionId?: SessionId;
};

type Pending = Extract<Admission, { outcome: "pending" }>;

/** Returns proofs with further ones, which replace those of the same method. */
const withProofs = (earlier: Proof[], further: Proof[]): Proof[] => [
  ...earlier.filter(({ method }) => !further.some((proof) => proof.method === method)),
  ...further,
];

/** Creates the only function that turns proofs into a session. */
export function createAdmit(deps: Deps) {
  const { rules, startSession, sessions, challengeTokens, spentProofs, mailChallenge } = deps;
  const { changeUser, newId, clock, log } = deps;

  /** Verifies the address of an account whose user has proven a code from its mailbox. */
  async function verifyAddress(ctx: OpenContext, found: StoredUser, writes: ProofWrites) {
    const { userId } = found;
    const caller = { ...ctx.caller, actor: userId };
    const decide = (before: StoredUser): StoredUser => {
      const isUnchanged =
        before.sessionEpoch === found.sessionEpoch &&
        (before.credentialEpoch ?? 0) === (found.credentialEpoch ?? 0);
      if (!isUnchanged) throw new ProblemError("invalid_challenge");
      return { ...before, emailVerified: true };
    };
    const { after } = await changeUser(userId, decide, caller, { atomicWrites: () => writes });
    log.info({ event: "email.verified", userId, ...logContext(caller) }, "email verified");
    return after;
  }

  /** Seals the next challenge of a login, and sends the mail that its methods require. */
  async function suspendLogIn(
    ctx: OpenContext,
    user: StoredUser,
    { reason, methods }: Pending,
    proofs: Proof[],
    { challenge, ...options }: Options,
  ): Promise<IssuedChallenge> {
    const { deviceId = challenge?.deviceId, sessionId = challenge?.sessionId } = options;
    const binding = challenge ? challenge.binding : bindingOf(options.browser);
    const next: Challenge = {
      challengeId: newId("chl"),
      userId: user.userId,
      proofs,
      credentialEpoch: user.credentialEpoch ?? 0,
      sessionEpoch: user.sessionEpoch,
      expiresAtMs: challenge?.expiresAtMs ?? clock() + challengeMs,
      reason,
      deviceId,
      binding,
      sessionId,
    };
    const isMailed = methods.includes("email_code") && challenge?.reason !== reason;
    const [text] = await Promise.all([
      challengeTokens.seal(next),
      isMailed && mailChallenge(ctx, user, next),
    ]);
    const { userId } = user;
    log.info(
      { event: "login.pending", userId, reason, ...logContext(ctx.caller) },
      "login pending",
    );
    return {
      status: "pending",
      challenge: text,
      expiresAt: new Date(next.expiresAtMs).toISOString(),
      reason,
      methods,
      ...(binding !== undefined && { binding }),
    };
  }

  const bindingOf = (browser: Browser | undefined): string | undefined =>
    browser && (browser.binding ?? newId("bnd"));

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
    verified: VerifiedProof[],
    options: Options = {},
  ): Promise<LogInResult> => {
    const { challenge, isTrustedDevice } = options;
    const proofs = withProofs(
      challenge?.proofs ?? [],
      verified.map(({ proof }) => proof),
    );
    let writes = writesOf(verified, challenge);
    let user = found;
    if (!user.emailVerified && verified.some(({ proof }) => proof.method === "email_code")) {
      user = await verifyAddress(ctx, user, writes);
      writes = {};
    }
    const releases = () => verified.map(({ release }) => release?.());
    const admission = decideAdmission({ user, proofs, isTrustedDevice }, rules, clock());
    if (admission.outcome === "refused") {
      await Promise.all(releases());
      throw new ProblemError(admission.code);
    }
    if (admission.outcome === "pending") {
      const isUnspent = verified.length === 0 || (await spentProofs.spend(writes, ctx.caller));
      if (!isUnspent) throw new ProblemError("invalid_challenge");
      const [pending] = await Promise.all([
        suspendLogIn(ctx, user, admission, proofs, options),
        ...releases(),
      ]);
      return pending;
    }
    const { deviceId = challenge?.deviceId } = options;
    const [signedIn] = await Promise.all([
      startSession(ctx, user, { deviceId, spend: writes }),
      ...releases(),
    ]);
    if (challenge?.sessionId) await sessions.end(user.userId, challenge.sessionId);
    return signedIn;
  };
}
export type Admit = ReturnType<typeof createAdmit>;

/** Returns the writes of all proofs together, with that of the challenge that they answer. */
function writesOf(verified: VerifiedProof[], challenge: Challenge | undefined): ProofWrites {
  const writes = verified.flatMap(({ spend }) => spend ?? []);
  return {
    spendProofs: [
      ...(challenge
        ? [{ id: challenge.challengeId, expiresAt: Math.ceil(challenge.expiresAtMs / 1000) }]
        : []),
      ...writes.flatMap(({ spendProofs = [] }) => spendProofs),
    ],
    recordUses: writes.flatMap(({ recordUses = [] }) => recordUses),
  };
}
