import type { Role, User, UserId, UserPage, UserStatus } from "@latch/contract";
import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { findAccountId } from "../users/find-account-id.ts";
import { usernameIdentifier } from "../users/identifiers.ts";
import { type StoredUser, toUser, type UserStore } from "../users/user.ts";

type UserFilter = {
  limit: number;
  cursor?: string;
  role?: Role;
  status?: UserStatus;
  email?: string;
  username?: string;
};

/** Returns the functions that look up the accounts of other users. */
export function createFindUsers({ users }: { users: UserStore }) {
  /** Returns a user by id. @throws `not_found` */
  async function get(_ctx: Context, { userId }: { userId: UserId }): Promise<User> {
    const user = await users.get(userId);
    if (!user) throw new ProblemError("not_found");
    return toUser(user);
  }

  /**
   * Lists users, newest first. A filter by email or username matches exactly, finds at most one
   * user and needs no index.
   */
  async function list(
    _ctx: Context,
    { cursor, email, username, ...query }: UserFilter,
  ): Promise<UserPage> {
    if (email || username) {
      const user = await findByIdentifiers(email, username);
      const matches =
        user &&
        (!query.role || user.role === query.role) &&
        (!query.status || user.status === query.status);
      return { items: matches ? [toUser(user)] : [] };
    }
    const page = await users.list({ ...query, before: cursor });
    return { items: page.users.map(toUser), nextCursor: page.next };
  }

  async function findByIdentifiers(
    email?: string,
    username?: string,
  ): Promise<StoredUser | undefined> {
    const [userId, ...others] = await Promise.all([
      ...(email ? [findAccountId(users, email)] : []),
      ...(username ? [users.findId(usernameIdentifier(username))] : []),
    ]);
    return userId && others.every((other) => other === userId) ? users.get(userId) : undefined;
  }

  return { get, list };
}
