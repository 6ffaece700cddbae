import type { Role, User, UserId, UserPage, UserStatus } from "@latch/contract";
import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { emailIdentifier, usernameIdentifier } from "../users/identifiers.ts";
import { type StoredUser, toUser, type UserStore } from "../users/user.ts";

type UserFilter = {
  limit: number;
  cursor?: string;
  role?: Role;
  status?: UserStatus;
  email?: string;
  username?: string;
};

/** Looks up the accounts of others. */
export function createFindUsers({ users }: { users: UserStore }) {
  /** @throws `not_found` */
  async function get(_ctx: Context, { userId }: { userId: UserId }): Promise<User> {
    const user = await users.get(userId);
    if (!user) throw new ProblemError("not_found");
    return toUser(user);
  }

  /** Newest first. An exact email or username finds at most one and needs no index. */
  async function list(
    _ctx: Context,
    { cursor, email, username, ...query }: UserFilter,
  ): Promise<UserPage> {
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

  return { get, list };
}
