import { countPasswordGuess } from "../auth/count-password-guess.ts";
import { deviceSource, networkSource } from "../auth/guess-source.ts";
import type { Lockout } from "../auth/lockout.ts";
import type { PasswordHasher } from "../auth/password-hasher.ts";
import { type Context, logContext } from "../shared/context.ts";
import type { Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StoredUser, UserStore } from "../users/user.ts";

type Deps = { users: UserStore; hasher: PasswordHasher; lockout: Lockout; log: Log };

/**
 * Returns a function that checks the password of the caller before a sensitive operation (OWASP ASVS 5.0, 7.5.1). A
 * guess is counted together with those at login.
 * @returns the account
 * @throws `invalid_credentials`, `rate_limited`
 */
export const createReauthenticate =
  ({ users, hasher, lockout, log }: Deps) =>
  async (
    { principal, caller }: Context,
    { password }: { password: string },
  ): Promise<StoredUser> => {
    const { userId } = principal;
    const deviceId = principal.kind === "session" ? principal.deviceId : undefined;
    const source = deviceId ? deviceSource({ deviceId }) : networkSource(caller);
    const read = users.get(userId);
    const guess = await countPasswordGuess(lockout, { account: userId, source, caller }, read);
    const user = await read;
    const { matches } = await guess.judge(() => hasher.verify(password, user?.passwordHash));
    if (!user || !matches) {
      log.warn(
        { event: "reauthentication.failed", userId, ...logContext(caller) },
        "reauthentication failed",
      );
      throw new ProblemError("invalid_credentials");
    }
    await guess.release();
    return user;
  };
export type Reauthenticate = ReturnType<typeof createReauthenticate>;
