import type { AuthenticatorList } from "@latch/contract";
import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { AuthenticatorStore } from "../users/authenticator.ts";
import type { UserStore } from "../users/user.ts";
import { toAuthenticators } from "./to-authenticator.ts";

type Deps = { authenticators: AuthenticatorStore; users: UserStore };

/** Returns the functions with which users manage their authenticators. */
export function createAuthenticators({ authenticators, users }: Deps) {
  /** Lists the caller's authenticators. @throws `unauthenticated` if the account is deleted */
  async function list({ principal: { userId } }: Context): Promise<AuthenticatorList> {
    const [user, stored] = await Promise.all([users.get(userId), authenticators.list(userId)]);
    if (!user) throw new ProblemError("unauthenticated");
    return { items: toAuthenticators(stored), hasPassword: user.passwordHash !== undefined };
  }

  return { list };
}
export type AuthenticatorService = ReturnType<typeof createAuthenticators>;
