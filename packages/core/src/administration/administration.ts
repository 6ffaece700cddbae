import {
  includesRole,
  type NewUser,
  type ProfileChange,
  type Role,
  type User,
} from "@latch/contract";
import type { Lockout } from "../auth/lockout.ts";
import type { Recovery } from "../auth/recovery.ts";
import type { Sessions } from "../sessions/sessions.ts";
import type { Ids } from "../shared/ids.ts";
import {
  type Caller,
  type Clock,
  type Log,
  type Principal,
  type SessionStore,
  seen,
  type UserStore,
} from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { type ChangeUser, endingSessions } from "../users/change-user.ts";
import { profileChanged } from "../users/profile.ts";
import { newUser, type StoredUser, toUser } from "../users/user.ts";

type Deps = {
  users: UserStore;
  sessions: Sessions;
  sessionStore: SessionStore;
  changeUser: ChangeUser;
  recovery: Recovery;
  lockout: Lockout;
  ids: Ids;
  clock: Clock;
  log: Log;
};

/** What some people may do to the accounts of others. */
export function createAdministration(deps: Deps) {
  const { users, sessions, sessionStore, changeUser, recovery, lockout, ids, clock, log } = deps;

  /**
   * Changes somebody below the one who asks, and ends their sessions by the same write where that is
   * asked for.
   * @throws `not_found`, `forbidden`, `conflict`, `last_super_admin`
   */
  async function act(
    principal: Principal,
    userId: string,
    decide: (before: StoredUser) => StoredUser,
    caller: Caller,
    options: { event: string; ifMatch?: string },
  ): Promise<User> {
    const { before, after } = await changeUser(
      userId,
      (found) => {
        mayActOn(principal, found);
        return decide(found);
      },
      caller,
      options,
    );
    if (after.sessionEpoch !== before.sessionEpoch) await sessionStore.endAll(userId);
    if (after !== before) {
      const { actor } = caller;
      log.info({ event: options.event, userId, actor, ...seen(caller) }, "account changed");
    }
    return toUser(after);
  }

  /**
   * Opens an account whose password the person chooses by the mailed invitation.
   * @throws `forbidden` for a role that is not below one's own, `email_taken`, `username_taken`
   */
  async function invite(principal: Principal, invited: NewUser, caller: Caller): Promise<User> {
    mayGrant(principal, invited.role);
    const user = newUser({ ...invited, userId: ids("usr"), status: "invited" }, clock());
    const outcome = await users.create(user, caller);
    if (outcome !== "created") throw new ProblemError(outcome);
    await recovery.sendInvitation(user, caller);
    return toUser(user);
  }

  /** Changes a person's name or username. */
  const updateProfile = (
    principal: Principal,
    userId: string,
    change: ProfileChange,
    caller: Caller,
    ifMatch?: string,
  ): Promise<User> =>
    act(principal, userId, profileChanged(change), caller, {
      event: "user.updated",
      ifMatch,
    });

  /** Gives a person another role; the sessions under the old one are over. */
  function changeRole(
    principal: Principal,
    userId: string,
    role: Role,
    caller: Caller,
  ): Promise<User> {
    mayGrant(principal, role);
    const decide = (before: StoredUser) =>
      before.role === role ? before : endingSessions({ ...before, role });
    return act(principal, userId, decide, caller, { event: "user.role_changed" });
  }

  /** Locks a person out until they are reinstated. */
  const suspend = (
    principal: Principal,
    userId: string,
    reason: string,
    caller: Caller,
  ): Promise<User> =>
    act(
      principal,
      userId,
      (before) => endingSessions({ ...before, status: "suspended", suspensionReason: reason }),
      caller,
      { event: "user.suspended" },
    );

  /** Lets a suspended person in again. */
  const reinstate = (principal: Principal, userId: string, caller: Caller): Promise<User> =>
    act(
      principal,
      userId,
      (before) => {
        if (before.status !== "suspended") return before;
        const { suspensionReason, ...rest } = before;
        return { ...rest, status: before.passwordHash ? "active" : "invited" };
      },
      caller,
      { event: "user.reinstated" },
    );

  /** Ends all sessions of a person. @throws `not_found`, `forbidden`, `conflict` */
  async function endSessions(principal: Principal, userId: string, caller: Caller): Promise<void> {
    mayActOn(principal, await existing(userId));
    await sessions.endAll(userId, caller);
  }

  /** Forgets the failed log-ins of an account. @throws `not_found` */
  async function unlock(userId: string, caller: Caller): Promise<void> {
    await existing(userId);
    await lockout.unlock(userId, caller);
  }

  async function existing(userId: string): Promise<StoredUser> {
    const user = await users.get(userId);
    if (!user) throw new ProblemError("not_found");
    return user;
  }

  return { invite, updateProfile, changeRole, suspend, reinstate, endSessions, unlock };
}
export type Administration = ReturnType<typeof createAdministration>;

/** Nobody acts on an equal or higher role, a super_admin apart. @throws `forbidden` */
function mayActOn({ role }: Principal, target: StoredUser): void {
  if (role !== "super_admin" && includesRole(target.role, role)) {
    throw new ProblemError("forbidden", { detail: "Their role is not below yours" });
  }
}

/** Nobody gives away as much as they have, a super_admin apart. @throws `forbidden` */
function mayGrant({ role }: Principal, granted: Role): void {
  if (role !== "super_admin" && includesRole(granted, role)) {
    throw new ProblemError("forbidden", { detail: "The role is not below yours" });
  }
}
