import type { ChallengeAnswer } from "@latch/contract";
import {
  type Challenge,
  type ChallengeTokens,
  isCurrentChallenge,
} from "../admission/challenge.ts";
import { type AdmissionRules, decideAdmission } from "../admission/decide-admission.ts";
import type { OpenContext } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { invalidField, ProblemError } from "../shared/problem-error.ts";
import { timingSafeEqual } from "../shared/timing-safe-equal.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { Admit, Browser, LogInResult } from "./admit.ts";
import { type Authenticators, verifyProof } from "./authenticators/authenticators.ts";

type OpenDeps = { users: UserStore; challengeTokens: ChallengeTokens; clock: Clock };
type Deps = OpenDeps & { rules: AdmissionRules; authenticators: Authenticators; admit: Admit };

/** A challenge as a client presents it, with the browser in cookie mode. */
type Presented = { challenge: string; browser?: Browser };

/**
 * Creates the function that opens the challenge of a login. The operations that add the first second factor
 * before a login use it, too.
 */
export const createOpenChallenge =
  ({ users, challengeTokens, clock }: OpenDeps) =>
  /** @throws `invalid_challenge`, `account_suspended` */
  async ({
    challenge: text,
    browser,
  }: Presented): Promise<{ challenge: Challenge; user: StoredUser }> => {
    const challenge = await challengeTokens.open(text);
    if (!challenge || challenge.expiresAtMs <= clock() || !isFromBrowser(challenge, browser)) {
      throw new ProblemError("invalid_challenge");
    }
    const user = await users.get(challenge.userId);
    if (user?.status === "suspended") throw new ProblemError("account_suspended");
    if (!user || !isCurrentChallenge(challenge, user)) throw new ProblemError("invalid_challenge");
    return { challenge, user };
  };
export type OpenChallenge = ReturnType<typeof createOpenChallenge>;

/** Returns whether a challenge comes from the browser to which it is bound, if it is bound to one. */
const isFromBrowser = ({ binding }: Challenge, browser: Browser | undefined): boolean =>
  binding === undefined || timingSafeEqual(binding, browser?.binding ?? "");

/** Creates the function that adds a proof to a login that requires one. */
export const createAnswerChallenge = (deps: Deps) => {
  const { authenticators, rules, admit, clock } = deps;
  const openChallenge = createOpenChallenge(deps);

  /**
   * Verifies one more proof of a login, and starts the session if it is sufficient. Without a proof it decides
   * again, because the user may have opened the link in the mail.
   * @returns the result, and whether the challenge is bound to a browser
   * @throws `invalid_challenge`, `invalid_credentials`, `account_suspended`, `rate_limited`,
   * `invalid_request` for a method that the challenge does not list
   */
  return async (
    ctx: OpenContext,
    { proof, ...presented }: ChallengeAnswer & Presented,
  ): Promise<{ result: LogInResult; isBound: boolean }> => {
    const { challenge, user } = await openChallenge(presented);
    const isBound = challenge.binding !== undefined;
    if (!proof) return { result: await admit(ctx, user, [], { challenge }), isBound };
    const admission = decideAdmission({ user, proofs: challenge.proofs }, rules, clock());
    if (admission.outcome === "pending" && !admission.methods.includes(proof.method)) {
      throw unlistedMethod();
    }
    const account = { user, deviceId: challenge.deviceId, boundTo: challenge.challengeId };
    const verified = await verifyProof(authenticators, ctx, account, proof);
    if (!verified) throw unlistedMethod();
    return { result: await admit(ctx, user, [verified], { challenge }), isBound };
  };
};

const unlistedMethod = (): ProblemError =>
  invalidField("proof", "Must be a proof by one of the methods of the challenge");
