import type { ChallengeAnswer, ProofMethod } from "@latch/contract";
import {
  type Challenge,
  type ChallengeTokens,
  isCurrentChallenge,
} from "../admission/challenge.ts";
import { type AdmissionRules, decideAdmission } from "../admission/decide-admission.ts";
import type { Browser } from "../admission/issue-challenge.ts";
import type { OpenContext } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { invalidField, ProblemError } from "../shared/problem-error.ts";
import { timingSafeEqual } from "../shared/timing-safe-equal.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { Admit, LogInResult } from "./admit.ts";
import type { VerifyProofs } from "./authenticators/authenticators.ts";
import type { EmailCodeLogIn } from "./email-code-log-in.ts";
import { deviceSource, networkSource } from "./guess-source.ts";
import { isMailedChallenge } from "./mailed-challenge.ts";

type OpenDeps = { users: UserStore; challengeTokens: ChallengeTokens; clock: Clock };
type Deps = {
  openChallenge: OpenChallenge;
  rules: AdmissionRules;
  verifyProofs: VerifyProofs;
  admit: Admit;
  clock: Clock;
  answerMailed: EmailCodeLogIn["answer"];
};

/** A challenge as a client presents it, with the browser in cookie mode. */
type Presented = { challenge: string; browser?: Browser };

/**
 * Creates the functions that open the challenge of a login and read its account. The operations that add the
 * first second factor before a login use them, too.
 */
export const createOpenChallenge = ({ users, challengeTokens, clock }: OpenDeps) => {
  /** @throws `invalid_challenge` if the challenge is not valid, expired, or of another browser */
  async function open({ challenge: text, browser }: Presented): Promise<Challenge> {
    const challenge = await challengeTokens.open(text);
    if (!challenge || challenge.expiresAtMs <= clock() || !isFromBrowser(challenge, browser)) {
      throw new ProblemError("invalid_challenge");
    }
    return challenge;
  }

  /**
   * Reads the account of a challenge. A challenge that began with an address and contains no proof is
   * invalid here, because the state of the account would reveal that it exists (OWASP ASVS 5.0, 6.3.8).
   * @throws `invalid_challenge`, `account_suspended` if the challenge was not issued for its present state
   */
  async function readAccount(challenge: Challenge): Promise<StoredUser> {
    if (isMailedChallenge(challenge) && challenge.proofs.length === 0) {
      throw new ProblemError("invalid_challenge");
    }
    const user = await users.get(challenge.userId);
    if (user?.status === "suspended") throw new ProblemError("account_suspended");
    if (!user || !isCurrentChallenge(challenge, user)) throw new ProblemError("invalid_challenge");
    return user;
  }

  return { open, readAccount };
};

export type OpenChallenge = ReturnType<typeof createOpenChallenge>;

/** Returns whether a challenge comes from the browser to which it is bound, if it is bound to one. */
const isFromBrowser = ({ binding }: Challenge, browser: Browser | undefined): boolean =>
  binding === undefined ||
  Boolean(browser?.bindings?.some((presented) => timingSafeEqual(binding, presented)));

const notListed = (): ProblemError =>
  invalidField("proof", "Must be a proof by one of the methods of the challenge");

/** Creates the function that adds a proof to a login that requires one. */
export const createAnswerChallenge = (deps: Deps) => {
  const { verifyProofs, rules, admit, answerMailed, clock } = deps;
  const { open, readAccount } = deps.openChallenge;

  /** Requires that a challenge lists the method of a proof. @throws `invalid_request` */
  function requireListed(
    method: ProofMethod,
    { proofs, reason }: Challenge,
    user: StoredUser,
  ): void {
    const claim = { user, proofs, isFactorLost: reason === "lost_factor", isLogIn: true };
    const admission = decideAdmission(claim, rules, clock());
    if (admission.outcome === "pending" && !admission.methods.includes(method)) {
      throw notListed();
    }
  }

  /**
   * Verifies one more proof of a login, and starts the session if it is sufficient. Without a proof it decides
   * again, because the user may have opened the link in the mail.
   * @returns the result, and whether the challenge is bound to a browser
   * @throws `invalid_challenge`, `invalid_credentials`, `account_suspended`, `rate_limited`,
   * `invalid_request` for a method that the challenge does not list
   */
  return async (
    ctx: OpenContext,
    { proof, trustDevice, ...presented }: ChallengeAnswer & Presented,
  ): Promise<{ result: LogInResult; isBound: boolean }> => {
    const challenge = await open(presented);
    const isBound = challenge.binding !== undefined;
    if (proof && isMailedChallenge(challenge)) {
      // Another method would reveal whether the account exists.
      if (proof.method !== "email_code") throw notListed();
      return { result: await answerMailed(ctx, challenge, proof), isBound };
    }
    if (!proof) {
      // A login by a mailed code has no proof yet.
      if (challenge.proofs.length === 0) throw invalidField("proof", "Is required");
      return { result: await admit(ctx, await readAccount(challenge), [], { challenge }), isBound };
    }
    const { userId, deviceId, challengeId, codeId } = challenge;
    const account = {
      userId,
      source: deviceId ? deviceSource({ deviceId }) : networkSource(ctx.caller),
      challengeId,
      codeId,
      read: readAccount(challenge).then((user) => {
        requireListed(proof.method, challenge, user);
        return user;
      }),
    };
    const verified = await verifyProofs(ctx, account, [proof]);
    const options = { challenge, trustDevice };
    return { result: await admit(ctx, await account.read, verified, options), isBound };
  };
};
