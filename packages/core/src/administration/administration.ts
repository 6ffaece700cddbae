import type { ProfileChange, Role, User, UserId } from "@latch/contract";
import type { EraseAccount } from "../accounts/erase-account.ts";
import type { AdmissionRules } from "../admission/decide-admission.ts";
import type { Lockout } from "../auth/lockout.ts";
import type { Sessions } from "../sessions/sessions.ts";
import type { Context } from "../shared/context.ts";
import type { Precondition } from "../shared/precondition.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { asPrincipal, withSessionsEnded } from "../users/change-user.ts";
import { hasLogInMethod } from "../users/factors.ts";
import { withRole } from "../users/pending-role.ts";
import { applyProfileChange } from "../users/profile.ts";
import { requireGrantable, requireRankAbove, requireRankAboveOrPeer } from "../users/rank.ts";
import { createChangeAccount } from "./change-account.ts";
import { createFindUsers } from "./find-users.ts";
import { createInviteUser } from "./invite-user.ts";
import { createResetFactors } from "./reset-factors.ts";
import { createSetUserEmail } from "./set-user-email.ts";

type Deps = {
  endAllSessions: Sessions["endAll"];
  erase: EraseAccount["erase"];
  lockout: Lockout;
  rules: AdmissionRules;
} & Parameters<typeof createChangeAccount>[0] &
  Omit<Parameters<typeof createResetFactors>[0], "changeAccount"> &
  Parameters<typeof createInviteUser>[0];

/** How often an account can be unlocked in a day: each time, its password can be guessed again. */
const unlockLimit = { limit: 5, windowSeconds: 24 * 3600 };

type Target = { userId: UserId };
/** A change of an account whose version must meet a precondition. */
type Change = Target & { precondition?: Precondition };

/** Returns the functions with which administrators manage the accounts of other users. */
export function createAdministration(deps: Deps) {
  const { users, endAllSessions, erase, lockout, rules, throttle, clock } = deps;
  const changeAccount = createChangeAccount(deps);
  const factors = createResetFactors({ ...deps, changeAccount });

  /** Changes the name, username or locale of a user. */
  const updateProfile = (
    ctx: Context,
    { userId, change, precondition }: Change & { change: ProfileChange },
  ): Promise<User> =>
    changeAccount(ctx, userId, applyProfileChange(change), {
      event: "user.updated",
      precondition,
    });

  /**
   * Changes the role of a user and ends all their sessions. A role that requires a second factor waits for a
   * login that proves one, and the mailbox.
   */
  async function changeRole(
    ctx: Context,
    { userId, role, precondition }: Change & { role: Role },
  ): Promise<User> {
    requireGrantable(ctx.principal, role);
    const { actor } = ctx.caller;
    const { secondFactorRoles } = rules;
    const grant = { role, actor, secondFactorRoles, nowMs: clock() };
    return changeAccount(ctx, userId, (before) => withRole(before, grant), {
      event: "user.role_changed",
      precondition,
      requireRank: requireRankAboveOrPeer,
    });
  }

  /** Suspends a user until an administrator reinstates them, and ends all their sessions. */
  const suspend = (
    ctx: Context,
    { userId, reason, precondition }: Change & { reason: string },
  ): Promise<User> =>
    changeAccount(
      ctx,
      userId,
      (before) => withSessionsEnded({ ...before, status: "suspended", suspensionReason: reason }),
      { event: "user.suspended", precondition, requireRank: requireRankAboveOrPeer },
    );

  /** Ends the suspension of a user. */
  const reinstate = (ctx: Context, { userId, precondition }: Change): Promise<User> =>
    changeAccount(
      ctx,
      userId,
      (before) => {
        if (before.status !== "suspended") return before;
        const { suspensionReason, ...rest } = before;
        // A user who logs in by mailed codes has a verified address and no other method.
        const isActivated = hasLogInMethod(before) || before.emailVerified;
        return { ...rest, status: isActivated ? "active" : "invited" };
      },
      { event: "user.reinstated", precondition, requireRank: requireRankAboveOrPeer },
    );

  /** Ends all sessions of a user. @throws `not_found`, `forbidden`, `precondition_failed`, `conflict` */
  const endSessions = (ctx: Context, { userId, precondition }: Change): Promise<void> =>
    endAllSessions(ctx, {
      userId,
      precondition,
      requirePermission: (user) => requireRankAboveOrPeer(ctx.principal, user),
    });

  /**
   * Clears the failed logins of an account. All administrators together can do it five times a day, so that a stolen
   * session of one does not lift the limit on guesses (NIST SP 800-63B-4, 3.2.2).
   * @throws `not_found`, `forbidden`, `rate_limited`
   */
  async function unlock({ caller, principal }: Context, { userId }: Target): Promise<void> {
    const user = await users.get(userId);
    if (!user) throw new ProblemError("not_found");
    requireRankAbove(principal, user);
    const { isAllowed, secondsLeft } = await throttle.take(`unlock#${userId}`, unlockLimit);
    if (!isAllowed) {
      throw new ProblemError("rate_limited", {
        detail: "The account was unlocked too often today: the user resets the password by mail",
        retryAfterSeconds: secondsLeft,
      });
    }
    await lockout.unlock(userId, caller);
  }

  /** Erases a user. @throws `not_found`, `forbidden`, `precondition_failed`, `conflict` */
  const deleteUser = (ctx: Context, { userId, precondition }: Change): Promise<void> =>
    erase(asPrincipal(ctx), {
      userId,
      precondition,
      notFoundCode: "not_found",
      requireErasable: (user) => requireRankAbove(ctx.principal, user),
    });

  return {
    invite: createInviteUser(deps),
    ...createFindUsers({ users }),
    updateProfile,
    changeRole,
    suspend,
    reinstate,
    endSessions,
    unlock,
    listAuthenticators: factors.list,
    resetAuthenticators: factors.reset,
    setEmail: createSetUserEmail({ ...deps, changeAccount }),
    deleteUser,
  };
}
export type Administration = ReturnType<typeof createAdministration>;
