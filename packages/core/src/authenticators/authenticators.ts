import type { AuthenticatorList } from "@latch/contract";
import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { AuthenticatorStore } from "../users/authenticator.ts";
import type { UserStore } from "../users/user.ts";
import { createChangePasskey } from "./change-passkey.ts";
import { createRegisterPasskey } from "./register-passkey.ts";
import { createRemovePassword } from "./remove-password.ts";
import { toAuthenticators } from "./to-authenticator.ts";

type Deps = { authenticators: AuthenticatorStore; users: UserStore } & Parameters<
  typeof createRegisterPasskey
>[0] &
  Parameters<typeof createChangePasskey>[0] &
  Parameters<typeof createRemovePassword>[0];

/** Returns the functions with which users manage their authenticators. */
export function createAuthenticators(deps: Deps) {
  const { authenticators, users } = deps;
  const registration = createRegisterPasskey(deps);
  const passkey = createChangePasskey(deps);

  /** Lists the caller's authenticators. @throws `unauthenticated` if the account is deleted */
  async function list({ principal: { userId } }: Context): Promise<AuthenticatorList> {
    const [user, stored] = await Promise.all([users.get(userId), authenticators.list(userId)]);
    if (!user) throw new ProblemError("unauthenticated");
    return { items: toAuthenticators(stored), hasPassword: user.passwordHash !== undefined };
  }

  return {
    list,
    startPasskey: registration.start,
    addPasskey: registration.add,
    renamePasskey: passkey.rename,
    removePasskey: passkey.remove,
    removePassword: createRemovePassword(deps),
  };
}
export type AuthenticatorService = ReturnType<typeof createAuthenticators>;
