import {
  type Admission,
  type AdmissionRules,
  decideAdmission,
} from "../admission/decide-admission.ts";
import type { Browser, IssueChallenge, IssuedChallenge } from "../admission/issue-challenge.ts";
import type { OpenContext } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StoredUser } from "../users/user.ts";
import type { OpenChallenge } from "./answer-challenge.ts";

type Deps = {
  openChallenge: OpenChallenge;
  issueChallenge: IssueChallenge;
  rules: AdmissionRules;
  clock: Clock;
};

/**
 * Returns the function by which a user reports, during a login, that the second factor is lost. The login
 * then requires the password, a code from the mailbox and a delay.
 */
export const createReportLostFactor =
  ({ openChallenge, issueChallenge, rules, clock }: Deps) =>
  /**
   * @throws `invalid_challenge` unless the challenge requires a second factor, `account_suspended`;
   * `forbidden` for a role that must have a second factor and for an account without a password: an administrator
   * removes the factor
   */
  async (
    ctx: OpenContext,
    { browser, ...presented }: { challenge: string; browser?: Browser },
  ): Promise<{ result: IssuedChallenge; isBound: boolean }> => {
    const challenge = await openChallenge.open({ ...presented, browser });
    const user = await openChallenge.readAccount(challenge);
    if (challenge.reason !== "second_factor") throw new ProblemError("invalid_challenge");
    // Without a password, the mailbox alone would replace the factor.
    if (rules.secondFactorRoles.includes(user.role) || user.passwordHash === undefined) {
      throw new ProblemError("forbidden", {
        detail: "An administrator must remove the second factor of this account",
      });
    }
    const { proofs } = challenge;
    const admission = decideAdmission({ user, proofs, isFactorLost: true }, rules, clock());
    if (admission.outcome === "refused") throw new ProblemError("invalid_challenge");
    const options = { proofs, browser, previous: challenge };
    const result = await issueChallenge(ctx, user, pendingOf(admission, user), options);
    return { result, isBound: challenge.binding !== undefined };
  };

type Pending = Extract<Admission, { outcome: "pending" }>;

/**
 * Returns what a login without the lost factor requires. If the delay is over and everything is proven, it is
 * nothing: the next answer to the challenge, without a proof, completes the login.
 */
const pendingOf = (
  admission: Exclude<Admission, { outcome: "refused" }>,
  { factorRecovery }: StoredUser,
): Pending =>
  admission.outcome === "pending"
    ? admission
    : {
        outcome: "pending",
        reason: "lost_factor",
        methods: [],
        availableAt: factorRecovery?.effectiveAt,
      };
