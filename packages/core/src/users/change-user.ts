import type { UserId } from "@latch/contract";
import { type Authority, authorityOf, endedProblem, judgedUserOf } from "../shared/authority.ts";
import type { Caller, Context } from "../shared/context.ts";
import { epochsOf, hasSameEpochs } from "../shared/epochs.ts";
import type { Clock } from "../shared/ports.ts";
import { type Precondition, requirePrecondition } from "../shared/precondition.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { AuthenticatorWrites } from "./authenticator.ts";
import { confirmedFactorIds, hasSecondFactor, withCodesUsed } from "./factors.ts";
import { heldEmails } from "./former-email.ts";
import { reauthenticationRequired } from "./reauthentication-required.ts";
import type { AtomicWrites, StoredUser, UserStore } from "./user.ts";

/** The request of a change, and on whose authority it is made. */
export type ChangeContext = { caller: Caller; authority: Authority };

/** Returns the context of a change that the user of a request makes, in the own account or in another one. */
export const asPrincipal = ({ caller, principal }: Context): ChangeContext => ({
  caller,
  authority: authorityOf(principal),
});

/** A changed account, and the authenticators that the same transaction writes. */
export type ChangedUser = { user: StoredUser; authenticators?: AuthenticatorWrites };

type Options = {
  /** What the version of the account must meet. */
  precondition?: Precondition;
  /** Returns what is written in the same transaction as the change of `before` to `decided`. */
  atomicWrites?: (before: StoredUser, decided: StoredUser) => AtomicWrites;
  /** The problem to throw if the account does not exist (any more). */
  notFoundCode?: "not_found" | "unauthenticated" | "invalid_one_time_token" | "invalid_challenge";
  /** Whether the change is a recovery, which is tried more often. */
  isRecovery?: boolean;
  /** The problem to throw if another request has used a proof; by default `reauthentication_required`. */
  spentCode?: "invalid_challenge";
};

/** The maximum number of attempts to save a change while other requests change the same account. */
const maxAttempts = 5;
/** The same for a recovery, which an attacker must not prevent by other changes. */
const maxRecoveryAttempts = 40;

/**
 * Creates the function that changes an account: it reads the account, calls `decide`, and saves the
 * result if the account is unchanged; otherwise it starts again. All changes of accounts use it.
 * A change by a judged user is saved only while that user's account has the epochs of the judgement: it ends
 * with every recovery, suspension and end of sessions that is saved before it.
 * @returns the account before and after; the same object when `decide` returned its argument
 * @throws `notFoundCode`, `precondition_failed`, `conflict`, `spentCode` or `reauthentication_required`, the `endedCode`
 * of the judged user, and the problems of the change itself
 */
export const createChangeUser =
  ({ users, clock }: { users: UserStore; clock: Clock }) =>
  async (
    userId: UserId,
    decide: (before: StoredUser) => StoredUser | ChangedUser,
    { caller, authority }: ChangeContext,
    {
      precondition,
      atomicWrites,
      notFoundCode = "not_found",
      isRecovery = false,
      spentCode,
    }: Options = {},
  ): Promise<{ before: StoredUser; after: StoredUser }> => {
    const judged = judgedUserOf(authority);
    const isOwn = judged?.userId === userId;
    const attempts = isRecovery ? maxRecoveryAttempts : maxAttempts;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const before = await users.get(userId);
      if (!before) throw new ProblemError(notFoundCode);
      // The version of the account is the condition of the save, so that the epochs are current then, too.
      if (isOwn && !hasSameEpochs(epochsOf(before), judged.epochs)) throw endedProblem(judged);
      requirePrecondition(before.version, precondition);
      const change = decide(before);
      const { user: decided, ...changed }: ChangedUser =
        "user" in change ? change : { user: change };
      if (decided === before) return { before, after: before };
      const now = clock();
      const writes = { ...atomicWrites?.(before, decided), ...changed };
      const after = withCodesUsed(
        {
          ...withoutExpiredHolds(withTrustEnded(before, withoutIdleRecovery(decided)), now),
          updatedAt: new Date(now).toISOString(),
          version: before.version + 1,
        },
        writes.proofWrites,
      );
      const outcome = await users.save(before, after, caller, {
        ...writes,
        ...(judged && !isOwn && { actor: judged }),
      });
      if (outcome === "saved") return { before, after };
      if (outcome === "token_spent") throw new ProblemError("invalid_one_time_token");
      if (outcome === "proof_spent") {
        throw spentCode ? new ProblemError(spentCode) : reauthenticationRequired(before);
      }
      if (outcome === "session_ended") {
        throw judged ? endedProblem(judged) : new ProblemError("unauthenticated");
      }
      if (outcome !== "stale") throw new ProblemError(outcome);
    }
    throw new ProblemError("conflict");
  };
export type ChangeUser = ReturnType<typeof createChangeUser>;

/** Removes the former addresses that are no longer held. The first change after the hold does it. */
function withoutExpiredHolds({ formerEmails, ...user }: StoredUser, now: number): StoredUser {
  const held = heldEmails({ formerEmails }, now);
  return { ...user, ...(held.length > 0 && { formerEmails: held }) };
}

/** Removes a request to remove lost factors if there are none. It must not remove factors added later. */
function withoutIdleRecovery({ factorRecovery, ...user }: StoredUser): StoredUser {
  return { ...user, ...(factorRecovery && hasSecondFactor(user) && { factorRecovery }) };
}

/**
 * Returns the account with the next trust epoch if its factors have changed: a device became trusted by a proof
 * of the earlier ones.
 */
function withTrustEnded(before: StoredUser, after: StoredUser): StoredUser {
  const hasSameFactors = `${confirmedFactorIds(before)}` === `${confirmedFactorIds(after)}`;
  return hasSameFactors ? after : { ...after, trustEpoch: (before.trustEpoch ?? 0) + 1 };
}

/** Returns the account with the next link epoch, which invalidates the links in earlier mails. */
export const withLinksEnded = (user: StoredUser): StoredUser => ({
  ...user,
  linkEpoch: (user.linkEpoch ?? 0) + 1,
});

/**
 * Returns the account after a recovery, which ends its sessions, API keys and links. It cancels a pending
 * role, because the person who recovers an account is not necessarily the one who was promoted, and a
 * request to remove lost factors, for the same reason.
 */
export const withCredentialsEnded = ({
  pendingRole,
  pendingRoleBy,
  factorRecovery,
  ...user
}: StoredUser): StoredUser => ({
  ...withSessionsEnded(withLinksEnded(user)),
  credentialEpoch: (user.credentialEpoch ?? 0) + 1,
});

/** Returns the account with the next session epoch, which ends all its sessions. */
export const withSessionsEnded = (user: StoredUser): StoredUser => ({
  ...user,
  sessionEpoch: user.sessionEpoch + 1,
});
