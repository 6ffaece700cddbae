import type { LogIn } from "@latch/contract";
import type { IssuedTokens } from "../sessions/issue-tokens.ts";
import type { StartSession } from "../sessions/start-session.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Measure } from "../shared/measurements.ts";
import type { Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { parseIdentifier } from "../users/identifiers.ts";
import type { UserStore } from "../users/user.ts";
import type { Lockout } from "./lockout.ts";
import type { PasswordHasher } from "./password-hasher.ts";

type Deps = {
  users: UserStore;
  startSession: StartSession;
  lockout: Lockout;
  hasher: PasswordHasher;
  newId: NewId;
  log: Log;
  measure?: Measure;
  /** Whether a user must verify the email address before the first login. */
  requireVerifiedEmail: boolean;
};

/** Creates the use case that logs in a user by a password. */
export function createLogIn(deps: Deps) {
  const { users, startSession, lockout, hasher, newId, log, measure, requireVerifiedEmail } = deps;

  /**
   * Checks the password and starts a session, by three consecutive database calls: identifier, user
   * (with the failure counts in parallel), session. An unknown identifier takes the same work as a
   * wrong password.
   * @param admission the pending check of the rate limit, awaited in parallel with the first call
   * @throws `invalid_credentials`, `rate_limited`; only after a correct password `account_suspended`,
   * `email_not_verified`
   */
  async function logIn(
    ctx: OpenContext,
    { identifier, password }: LogIn,
    admission: Promise<void> = Promise.resolve(),
  ): Promise<IssuedTokens> {
    const { caller } = ctx;
    const lookupKey = parseIdentifier(identifier);
    const [userId] = await Promise.all([users.findId(lookupKey), admission]);
    const account = userId ?? lookupKey;
    const [user, hasFailures] = await Promise.all([
      users.get(userId ?? newId("usr")),
      lockout.requireUnlocked(account, caller),
    ]);
    const { matches, outdated } = await hasher.verify(password, user?.passwordHash);
    if (!user || !matches) {
      await lockout.countFailure(account, caller);
      log.warn(
        { event: "login.failed", userId: user?.userId, ...logContext(caller) },
        "login failed",
      );
      throw new ProblemError("invalid_credentials");
    }
    if (user.status !== "active") throw new ProblemError("account_suspended");
    if (requireVerifiedEmail && !user.emailVerified) throw new ProblemError("email_not_verified");
    const [result] = await Promise.all([
      startSession(ctx, user),
      hasFailures && lockout.clearFailures(account, caller),
      outdated && hasher.hash(password).then((hash) => users.rehash(user, hash)),
    ]);
    return result;
  }

  return async (...args: Parameters<typeof logIn>): Promise<IssuedTokens> => {
    try {
      const tokens = await logIn(...args);
      measure?.({ kind: "log_in", outcome: "succeeded" });
      return tokens;
    } catch (error) {
      const outcome = error instanceof ProblemError ? error.code : "internal";
      measure?.({ kind: "log_in", outcome });
      throw error;
    }
  };
}
