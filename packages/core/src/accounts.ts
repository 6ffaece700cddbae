import { includesRole, type Role, type SignUp, type User, type UserPage } from "@latch/contract";
import type { Ids } from "./ids.ts";
import type { PasswordPolicy } from "./password-policy.ts";
import type { Caller, Clock, PasswordHasher, Principal, SessionStore, UserStore } from "./ports.ts";
import { ProblemError } from "./problem-error.ts";
import { untilSaved } from "./retry.ts";
import { emailIdentifier, type StoredUser, toUser, usernameIdentifier } from "./users.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  hasher: PasswordHasher;
  passwords: PasswordPolicy;
  ids: Ids;
  clock: Clock;
};

export type AccountFilter = {
  limit: number;
  cursor?: string;
  role?: Role;
  status?: User["status"];
  email?: string;
  username?: string;
};

/** Opening accounts, looking at them, changing what their owners may do. */
export function createAccounts({ users, sessions, hasher, passwords, ids, clock }: Deps) {
  /**
   * Opens an account. Hashing comes first, so that a taken email takes as long as a free one.
   * @throws `invalid_request` for a weak password, `email_taken`, `username_taken`
   */
  async function open(
    { password, ...person }: SignUp,
    caller: Caller,
    { role = "user" }: { role?: Role } = {},
  ): Promise<StoredUser> {
    await passwords.refuse(password, person);
    const passwordHash = await hasher.hash(password);
    const at = new Date(clock()).toISOString();
    const user: StoredUser = {
      ...person,
      userId: ids("usr"),
      emailVerified: false,
      passwordHash,
      role,
      status: "active",
      plan: "free",
      sessionEpoch: 0,
      createdAt: at,
      updatedAt: at,
      version: 1,
    };
    const outcome = await users.create(user, caller);
    if (outcome !== "created") throw new ProblemError(outcome);
    return user;
  }

  async function stored(userId: string): Promise<StoredUser> {
    const user = await users.get(userId);
    if (!user) throw new ProblemError("not_found");
    return user;
  }

  /** @throws `not_found` */
  const get = async (userId: string): Promise<User> => toUser(await stored(userId));

  /**
   * The caller's own account.
   * @throws `unauthenticated` when it is gone: the token outlived it
   */
  async function getOwn({ userId }: Principal): Promise<User> {
    const user = await users.get(userId);
    if (!user) throw new ProblemError("unauthenticated");
    return toUser(user);
  }

  /** Newest first. An exact email or username finds at most one and needs no index. */
  async function list({ cursor, email, username, ...query }: AccountFilter): Promise<UserPage> {
    if (email || username) {
      const user = await findExactly(email, username);
      const wanted =
        user &&
        (!query.role || user.role === query.role) &&
        (!query.status || user.status === query.status);
      return { items: wanted ? [toUser(user)] : [] };
    }
    const found = await users.list({ ...query, before: cursor });
    return { items: found.users.map(toUser), nextCursor: found.next };
  }

  async function findExactly(email?: string, username?: string): Promise<StoredUser | undefined> {
    const wanted = [
      ...(email ? [emailIdentifier(email)] : []),
      ...(username ? [usernameIdentifier(username)] : []),
    ];
    const [userId, ...others] = await Promise.all(wanted.map(users.findId));
    return userId && others.every((other) => other === userId) ? users.get(userId) : undefined;
  }

  /**
   * Gives a person another role and ends their sessions by the same write.
   * @throws `not_found`, `forbidden` on an equal or higher role, `last_super_admin`, `conflict`
   */
  async function changeRole(
    principal: Principal,
    userId: string,
    role: Role,
    caller: Caller,
  ): Promise<User> {
    const changed = await untilSaved(async () => {
      const before = await stored(userId);
      mayActOn(principal, before);
      if (before.role === role) return { outcome: "saved", result: before };
      const after = stamped({ ...before, role, sessionEpoch: before.sessionEpoch + 1 });
      return { outcome: await users.save(before, after, caller), result: after };
    });
    await sessions.endAll(userId);
    return toUser(changed);
  }

  const stamped = (user: StoredUser): StoredUser => ({
    ...user,
    updatedAt: new Date(clock()).toISOString(),
    version: user.version + 1,
  });

  return { open, get, getOwn, list, changeRole };
}
export type Accounts = ReturnType<typeof createAccounts>;

/** Nobody acts on an equal or higher role, a super_admin apart. */
function mayActOn({ role }: Principal, target: StoredUser): void {
  if (role !== "super_admin" && includesRole(target.role, role)) {
    throw new ProblemError("forbidden", { detail: "Their role is not below yours" });
  }
}
