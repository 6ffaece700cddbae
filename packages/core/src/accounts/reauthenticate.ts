import type { PasswordHasher } from "../auth/password-hasher.ts";
import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StoredUser, UserStore } from "../users/user.ts";

type Deps = { users: UserStore; hasher: PasswordHasher };

/**
 * Creates the check of the caller's password before a sensitive operation (OWASP ASVS 5.0, 7.5.1).
 * @returns the account
 * @throws `invalid_credentials`
 */
export const createReauthenticate =
  ({ users, hasher }: Deps) =>
  async ({ principal }: Context, { password }: { password: string }): Promise<StoredUser> => {
    const user = await users.get(principal.userId);
    const { matches } = await hasher.verify(password, user?.passwordHash);
    if (!user || !matches) throw new ProblemError("invalid_credentials");
    return user;
  };
export type Reauthenticate = ReturnType<typeof createReauthenticate>;
