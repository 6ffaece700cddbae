import type { Reauthentication, UserId } from "@latch/contract";
import { type AuthenticationLevel, levelOf } from "../admission/authentication.ts";
import { type AdmissionRules, decideAdmission } from "../admission/decide-admission.ts";
import type { Browser } from "../admission/issue-challenge.ts";
import { hasNewFactorsOnly } from "../admission/new-factors.ts";
import { authenticationOf, type Proof } from "../admission/proof.ts";
import type { AccessTokens } from "../sessions/access-tokens.ts";
import type { DeviceTokens } from "../sessions/device-tokens.ts";
import { findCurrentToken } from "../sessions/find-current-token.ts";
import { type IssuedTokens, issueTokens } from "../sessions/issue-tokens.ts";
import { readPresentedSession } from "../sessions/read-presented-session.ts";
import {
  type SessionLimits,
  type SessionStore,
  type StoredSession,
  sessionExpiresAt,
} from "../sessions/session.ts";
import type { SessionTokens } from "../sessions/session-tokens.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Measure } from "../shared/measurements.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { isMailboxOnly } from "../users/factors.ts";
import { reauthenticationRequired } from "../users/reauthentication-required.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { OpenChallenge } from "./answer-challenge.ts";
import type { VerifyProofs } from "./authenticators/authenticators.ts";
import { givingBack } from "./count-beside.ts";
import { sessionSource } from "./guess-source.ts";
import { isMailedChallenge } from "./mailed-challenge.ts";
import type { CodeId } from "./mailed-codes.ts";
import type { ReauthenticationTokens } from "./reauthentication-tokens.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  sessionTokens: SessionTokens;
  accessTokens: AccessTokens;
  deviceTokens: DeviceTokens;
  reauthenticationTokens: ReauthenticationTokens;
  verifyProofs: VerifyProofs;
  openChallenge: OpenChallenge;
  rules: AdmissionRules;
  newId: NewId;
  clock: Clock;
  log: Log;
  measure?: Measure;
  limits: SessionLimits;
};

/** How long a reauthentication token is valid. */
const tokenSeconds = 600;

type Input = Reauthentication & {
  refreshToken: string;
  /** The browser, in cookie mode. */
  browser?: Browser;
};

/** Returns the function that authenticates the user of a session again (RFC 9470). */
export function createReauthenticate(deps: Deps) {
  const { sessions, sessionTokens, reauthenticationTokens, verifyProofs, openChallenge } = deps;
  const { rules, newId, clock, log, limits } = deps;

  /**
   * Requires that proofs give access to an account as a login does, because the tokens of the session are
   * issued for them.
   * @throws `reauthentication_required` without the second factor of the account, and
   * `authentication_incomplete` if the account requires something else, which `refreshSession` reports
   */
  function requireAdmitted(user: StoredUser, proofs: Proof[], nowMs: number): void {
    const admission = decideAdmission({ user, proofs }, rules, nowMs);
    if (admission.outcome === "admitted") return;
    if (admission.outcome === "pending" && admission.reason === "second_factor") {
      throw reauthenticationRequired(user, {
        detail: "The account requires a proof by a second factor as well",
      });
    }
    throw new ProblemError("authentication_incomplete");
  }

  /**
   * Returns the id of the code that a request for a mailed code has issued to the user; undefined without its
   * challenge.
   * @throws `invalid_challenge`
   */
  async function openCode(
    { challenge: text, browser }: Input,
    userId: UserId,
  ): Promise<CodeId | undefined> {
    if (text === undefined) return undefined;
    const challenge = await openChallenge.open({ challenge: text, browser });
    if (!isMailedChallenge(challenge) || challenge.userId !== userId) {
      throw new ProblemError("invalid_challenge");
    }
    return challenge.codeId;
  }

  /** Seals the token for one request of an operation. */
  async function issueToken(
    operation: string,
    { userId, credentialEpoch = 0 }: StoredUser,
    {
      sessionId,
      acr,
      isNew,
    }: {
      sessionId: StoredSession["sessionId"];
      acr?: AuthenticationLevel;
      /** Whether the proofs contain only factors that were added in the last 72 hours. */
      isNew: boolean;
    },
  ): Promise<string> {
    return reauthenticationTokens.seal({
      tokenId: newId("rea"),
      userId,
      sessionId,
      operation,
      credentialEpoch,
      ...(acr && { acr }),
      ...(isNew && { hasNewFactorsOnly: isNew }),
      expiresAt: Math.floor(clock() / 1000) + tokenSeconds,
    });
  }

  /**
   * Verifies proofs of the user of a session and rotates the session, by two consecutive database calls. The
   * session then has the time, the methods and the level of this authentication. A mailed code is a proof for an
   * account that has nothing else, and has no level (NIST SP 800-63B-4, section 3.1.3.1).
   * @throws `invalid_session`, `invalid_credentials`, `invalid_challenge`, `rate_limited`;
   * `reauthentication_required` if the account has a second factor and the proofs do not include it, or if they have
   * no level and the request names an operation; `authentication_incomplete`
   */
  return async (
    ctx: OpenContext,
    input: Input,
    /** The pending check of the rate limit. */
    admission: Promise<void> = Promise.resolve(),
  ): Promise<IssuedTokens & { reauthenticationToken?: string }> => {
    const { caller } = ctx;
    const { refreshToken, proofs: inputs, operation } = input;
    // It may reject while the token is opened, before anything awaits it.
    admission.catch(() => {});
    const token = await sessionTokens.open(refreshToken);
    if (!token) {
      await admission;
      throw new ProblemError("invalid_session");
    }
    const { userId, sessionId } = token;
    const reading = Promise.all([readPresentedSession(deps, token, caller), admission]).then(
      ([read]) => read,
    );
    // The session is not read yet, so its device is not known.
    const source = sessionSource(sessionId);
    const isByMail = inputs.some(({ method }) => method === "email_code");
    const codeId = isByMail ? await openCode(input, userId) : undefined;
    const read = reading.then(({ user }) => {
      if (isByMail && !isMailboxOnly(user)) throw new ProblemError("invalid_credentials");
      return user;
    });
    const verified = await verifyProofs(ctx, { userId, source, sessionId, codeId, read }, inputs);
    const { session, user } = await reading;
    const now = clock();
    const proofs = verified.map(({ proof }) => proof);
    const authentication = authenticationOf(proofs);
    const acr = levelOf(authentication, now);
    const current = await findCurrentToken(sessionTokens, session, token);
    const next = current && (await sessionTokens.withCounter(token, current.counter + 1));
    const expiresAt = sessionExpiresAt(sessionId, now, limits);
    const outcome = await givingBack(verified, async () => {
      requireAdmitted(user, proofs, now);
      if (operation !== undefined && !acr && !isMailboxOnly(user)) {
        throw new ProblemError("reauthentication_required");
      }
      if (!next) return "stale" as const;
      return sessions.reauthenticate(
        {
          userId,
          sessionId,
          from: session.secretHash,
          to: next.hash,
          counter: next.counter - 1,
          atMs: now,
          expiresAt,
          authentication,
          proofWrites: verified.flatMap(({ writes }) => writes),
        },
        { ...caller, actor: userId },
      );
    });
    if (outcome === "proof_spent") {
      throw new ProblemError("invalid_credentials", { detail: "The proof was already used" });
    }
    if (outcome === "stale" || !next) throw new ProblemError("conflict");
    log.info(
      { event: "session.reauthenticated", userId, sessionId, ...logContext(caller) },
      "user reauthenticated",
    );
    const [issued, reauthenticationToken] = await Promise.all([
      issueTokens(deps, user, next, { ...session, ...authentication, expiresAt }),
      operation === undefined
        ? undefined
        : issueToken(operation, user, {
            sessionId,
            acr,
            isNew: hasNewFactorsOnly(user, proofs, now),
          }),
    ]);
    return { ...issued, ...(reauthenticationToken && { reauthenticationToken }) };
  };
}
