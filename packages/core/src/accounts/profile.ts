import type { ProfileChange, User } from "@latch/contract";
import type { Context } from "../shared/context.ts";
import type { Precondition } from "../shared/precondition.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { asPrincipal, type ChangeUser } from "../users/change-user.ts";
import { applyProfileChange } from "../users/profile.ts";
import { toUser, type UserStore } from "../users/user.ts";

type Deps = { users: UserStore; changeUser: ChangeUser };

/** Returns the functions that read and change the caller's own profile. */
export function createProfile({ users, changeUser }: Deps) {
  /**
   * Returns the caller's profile.
   * @throws `unauthenticated` if the account was deleted after the token was issued
   */
  async function get({ principal }: Context): Promise<User> {
    const user = await users.get(principal.userId);
    if (!user) throw new ProblemError("unauthenticated");
    return toUser(user);
  }

  /**
   * Changes the caller's name, username or locale.
   * @throws `unauthenticated`, `username_taken`, `precondition_failed`, `conflict`
   */
  async function update(
    ctx: Context,
    { change, precondition }: { change: ProfileChange; precondition?: Precondition },
  ): Promise<User> {
    const { after } = await changeUser(
      ctx.principal.userId,
      applyProfileChange(change),
      asPrincipal(ctx),
      { precondition, notFoundCode: "unauthenticated" },
    );
    return toUser(after);
  }

  return { get, update };
}
