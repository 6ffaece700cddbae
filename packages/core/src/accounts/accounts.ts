import type { ProfileChange, Role, SignUp, User, UserPage } from "@latch/contract";
import type { PasswordPolicy } from "../auth/password-policy.ts";
import type { Ids } from "../shared/ids.ts";
import type { Caller, Clock, PasswordHasher, Principal, UserStore } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { ChangeUser } from "../users/change-user.ts";
import { profileChanged } from "../users/profile.ts";
import {
  emailIdentifier,
  newUser,
  type StoredUser,
  toUser,
  usernameIdentifier,
} from "../users/user.ts";

type Deps = {
  users: UserStore;
  changeUser: ChangeUser;
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

/** Opening accounts, looking at them, changing one's own. */
export function createAccounts({ users, changeUser, hasher, passwords, ids, clock }: Deps) {
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
    const user = newUser(
      { ...person, userId: ids("usr"), passwordHash, role, status: "active" },
      clock(),
    );
    const outcome = await users.create(user, caller);
    if (outcome !== "created") throw new ProblemError(outcome);
    return user;
  }

  /** @throws `not_found` */
  async function get(userId: string): Promise<User> {
    const user = await users.get(userId);
    if (!user) throw new ProblemError("not_found");
    return toUser(user);
  }

  /**
   * The caller's own account.
   * @throws `unauthenticated` when it is gone: the token outlived it
   */
  async function getOwn({ userId }: Principal): Promise<User> {
    const user = await users.get(userId);
    if (!user) throw new ProblemError("unauthenticated");
    return toUser(user);
  }

  /**
   * Changes the caller's own name or username.
   * @throws `unauthenticated`, `username_taken`, `precondition_failed`, `conflict`
   */
  async function updateOwn(
    { userId }: Principal,
    change: ProfileChange,
    caller: Caller,
    ifMatch?: string,
  ): Promise<User> {
    const { after } = await changeUser(userId, profileChanged(change), caller, {
      ifMatch,
      missing: "unauthenticated",
    });
    return toUser(after);
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

  return { open, get, getOwn, updateOwn, list };
}
export type Accounts = ReturnType<typeof createAccounts>;
