import type { ProfileChange, User } from "@latch/contract";
import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { ChangeUser } from "../users/change-user.ts";
import { applyProfileChange } from "../users/profile.ts";
import { toUser, type UserStore } from "../users/user.ts";

type Deps = { users: UserStore; changeUser: ChangeUser };

/** Shows and changes the caller's own profile. */
export function createProfile({ users, changeUser }: Deps) {
  /** @throws `unauthenticated` when the account is gone: the token outlived it */
  async function get({ principal }: Context): Promise<User> {
    const user = await users.get(principal.userId);
    if (!user) throw new ProblemError("unauthenticated");
    return toUser(user);
  }

  /**
   * Changes name, username or locale.
   * @throws `unauthenticated`, `username_taken`, `precondition_failed`, `conflict`
   */
  async function update(
    { principal, caller }: Context,
    { change, expectedVersion }: { change: ProfileChange; expectedVersion?: number },
  ): Promise<User> {
    const { after } = await changeUser(principal.userId, applyProfileChange(change), caller, {
      expectedVersion,
      notFoundCode: "unauthenticated",
    });
    return toUser(after);
  }

  return { get, update };
}
