import type { ProfileChange, Role, User, UserId } from "@latch/contract";
import type { EraseAccount } from "../accounts/erase-account.ts";
import type { Lockout } from "../auth/lockout.ts";
import type { Sessions } from "../sessions/sessions.ts";
import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { withSessionsEnded } from "../users/change-user.ts";
import { applyProfileChange } from "../users/profile.ts";
import type { StoredUser } from "../users/user.ts";
import { createChangeAccount } from "./change-account.ts";
import { createFindUsers } from "./find-users.ts";
import { createInviteUser } from "./invite-user.ts";
import { requireGrantable, requireRankAbove } from "./rank.ts";

type Deps = {
  endAllSessions: Sessions["endAll"];
  erase: EraseAccount["erase"];
  lockout: Lockout;
} & Parameters<typeof createChangeAccount>[0] &
  Parameters<typeof createInviteUser>[0];

type Target = { userId: UserId };

/** What staff may do to the accounts of others. */
export function createAdministration(deps: Deps) {
  const { users, endAllSessions, erase, lockout } = deps;
  const changeAccount = createChangeAccount(deps);

  /** Changes a person's name, username or locale. */
  const updateProfile = (
    ctx: Context,
    {
      userId,
      change,
      expectedVersion,
    }: Target & { change: ProfileChange; expectedVersion?: number },
  ): Promise<User> =>
    changeAccount(ctx, userId, applyProfileChange(change), {
      event: "user.updated",
      expectedVersion,
    });

  /** Gives a person another role; the sessions under the old one end. */
  async function changeRole(
    ctx: Context,
    { userId, role }: Target & { role: Role },
  ): Promise<User> {
    requireGrantable(ctx.principal, role);
    const decide = (before: StoredUser) =>
      before.role === role ? before : withSessionsEnded({ ...before, role });
    return changeAccount(ctx, userId, decide, { event: "user.role_changed" });
  }

  /** Suspends a person until they are reinstated; all sessions end. */
  const suspend = (ctx: Context, { userId, reason }: Target & { reason: string }): Promise<User> =>
    changeAccount(
      ctx,
      userId,
      (before) => withSessionsEnded({ ...before, status: "suspended", suspensionReason: reason }),
      { event: "user.suspended" },
    );

  /** Ends a suspension. */
  const reinstate = (ctx: Context, { userId }: Target): Promise<User> =>
    changeAccount(
      ctx,
      userId,
      (before) => {
        if (before.status !== "suspended") return before;
        const { suspensionReason, ...rest } = before;
        return { ...rest, status: before.passwordHash ? "active" : "invited" };
      },
      { event: "user.reinstated" },
    );

  /** Ends all sessions of a person. @throws `not_found`, `forbidden`, `conflict` */
  async function endSessions(ctx: Context, { userId }: Target): Promise<void> {
    requireRankAbove(ctx.principal, await existing(userId));
    await endAllSessions(ctx, { userId });
  }

  /** Clears the failed log-ins of an account. @throws `not_found` */
  async function unlock({ caller }: Context, { userId }: Target): Promise<void> {
    await existing(userId);
    await lockout.unlock(userId, caller);
  }

  /** Erases a person. @throws `not_found`, `last_super_admin`, `conflict` */
  const deleteUser = (ctx: Context, { userId }: Target): Promise<void> =>
    erase(ctx, { userId, notFoundCode: "not_found" });

  async function existing(userId: UserId): Promise<StoredUser> {
    const user = await users.get(userId);
    if (!user) throw new ProblemError("not_found");
    return user;
  }

  return {
    invite: createInviteUser(deps),
    ...createFindUsers({ users }),
    updateProfile,
    changeRole,
    suspend,
    reinstate,
    endSessions,
    unlock,
    deleteUser,
  };
}
export type Administration = ReturnType<typeof createAdministration>;
