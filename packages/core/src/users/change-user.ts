import type { Role, UserId } from "@latch/contract";
import type { Caller } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { meetsPrecondition, type Precondition } from "../shared/precondition.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { hasSecondFactor, withCodesUsed } from "./factors.ts";
import { heldEmails } from "./former-email.ts";
import type { AtomicWrites, StoredUser, UserStore } from "./user.ts";

type Options = {
  /** What the version of the account must meet. */
  precondition?: Precondition;
  /** Returns what is written in the same transaction as the change of `before` to `decided`. */
  atomicWrites?: (before: StoredUser, decided: StoredUser) => AtomicWrites;
  /** The problem to throw if the account does not exist (any more). */
  notFoundCode?: "not_found" | "unauthenticated" | "invalid_one_time_token" | "invalid_challenge";
  /** Whether the change is a recovery, which is tried more often. */
  isRecovery?: boolean;
  /** The problem to throw if another request has used a proof. */
  spentCode?: "reauthentication_required" | "invalid_challenge";
};

/** The maximum number of attempts to save a change while other requests change the same account. */
const maxAttempts = 5;
/** The same for a recovery, which an attacker must not prevent by other changes. */
const maxRecoveryAttempts = 40;

/**
 * Creates the function that changes an account: it reads the account, calls `decide`, and saves the
 * result if the account is unchanged; otherwise it starts again. All changes of accounts use it.
 * @returns the account before and after; the same object when `decide` returned its argument
 * @throws `notFoundCode`, `precondition_failed`, `conflict`, `spentCode`, and the problems of the
 * change itself
 */
export const createChangeUser =
  ({ users, clock }: { users: UserStore; clock: Clock }) =>
  async (
    userId: UserId,
    decide: (before: StoredUser) => StoredUser,
    caller: Caller,
    {
      precondition,
      atomicWrites,
      notFoundCode = "not_found",
      isRecovery = false,
      spentCode = "reauthentication_required",
    }: Options = {},
  ): Promise<{ before: StoredUser; after: StoredUser }> => {
    const attempts = isRecovery ? maxRecoveryAttempts : maxAttempts;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const before = await users.get(userId);
      if (!before) throw new ProblemError(notFoundCode);
      if (!meetsPrecondition(before.version, precondition)) {
        throw new ProblemError("precondition_failed");
      }
      const decided = decide(before);
      if (decided === before) return { before, after: before };
      const now = clock();
      const writes = atomicWrites?.(before, decided);
      const after = withCodesUsed(
        {
          ...withoutExpiredHolds(withoutIdleRecovery(withPendingRole(decided)), now),
          updatedAt: new Date(now).toISOString(),
          version: before.version + 1,
        },
        writes?.proofWrites,
      );
      const outcome = await users.save(before, after, caller, writes);
      if (outcome === "saved") return { before, after };
      if (outcome === "token_spent") throw new ProblemError("invalid_one_time_token");
      if (outcome === "proof_spent") throw new ProblemError(spentCode);
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

/**
 * Returns the account with another role, and with its sessions ended. For a role that requires a second
 * factor, an account without one gets the role when its user adds the factor.
 * @returns the same object if the account has the role, and no other one is pending
 */
export function withRole(
  user: StoredUser,
  role: Role,
  { secondFactorRoles }: { secondFactorRoles: readonly Role[] },
): StoredUser {
  const { pendingRole, ...rest } = user;
  if (role === user.role) return pendingRole ? rest : user;
  if (!secondFactorRoles.includes(role) || hasSecondFactor(user)) {
    return withSessionsEnded({ ...rest, role });
  }
  return role === pendingRole ? user : { ...user, pendingRole: role };
}

/** Returns the account with the pending role as its role, if it has a second factor. */
function withPendingRole(user: StoredUser): StoredUser {
  const { pendingRole, ...rest } = user;
  return pendingRole && hasSecondFactor(user)
    ? withSessionsEnded({ ...rest, role: pendingRole })
    : user;
}
