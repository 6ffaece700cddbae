import type { LogIn } from "@latch/contract";
import type { IssuedTokens } from "../sessions/issue-tokens.ts";
import type { StartSession } from "../sessions/start-session.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { Ids } from "../shared/ids.ts";
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
  ids: Ids;
  log: Log;
  measure?: Measure;
  /** Whether a person has to verify the email address before the first log-in. */
  requireVerifiedEmail: boolean;
};

/** Logging in by a password. */
export function createLogIn(deps: Deps) {
  const { users, startSession, lockout, hasher, ids, log, measure, requireVerifiedEmail } = deps;

  /**
   * Identifier, user (with the failures beside it), session: three database calls in a row. An
   * unknown identifier is as much work as a wrong password.
   * @param admission what the rate limit says; awaited beside the first call
   * @throws `invalid_credentials`, `rate_limited`, and after the right password only
   * `account_suspended` or `email_not_verified`
   */
  async function logIn(
    ctx: OpenContext,
    { identifier, password }: LogIn,
    admission: Promise<void> = Promise.resolve(),
  ): Promise<IssuedTokens> {
    const { caller } = ctx;
    const name = parseIdentifier(identifier);
    const [known] = await Promise.all([users.findId(name), admission]);
    const account = known ?? name;
    const [user, failedBefore] = await Promise.all([
      users.get(known ?? ids("usr")),
      lockout.requireUnlocked(account, caller),
    ]);
    const { matches, outdated } = await hasher.verify(password, user?.passwordHash);
    if (!user || !matches) {
      await lockout.countFailure(account, caller);
      log.warn(
        { event: "login.failed", userId: user?.userId, ...logContext(caller) },
        "log-in failed",
      );
      throw new ProblemError("invalid_credentials");
    }
    if (user.status !== "active") throw new ProblemError("account_suspended");
    if (requireVerifiedEmail && !user.emailVerified) throw new ProblemError("email_not_verified");
    const [result] = await Promise.all([
      startSession(ctx, user),
      failedBefore && lockout.clearFailures(account, caller),
      outdated && hasher.hash(password).then((hash) => users.rehash(user, hash)),
    ]);
    return result;
  }

  return async (...asked: Parameters<typeof logIn>): Promise<IssuedTokens> => {
    try {
      const signedIn = await logIn(...asked);
      measure?.({ kind: "log_in", outcome: "succeeded" });
      return signedIn;
    } catch (error) {
      const outcome = error instanceof ProblemError ? error.code : "internal";
      measure?.({ kind: "log_in", outcome });
      throw error;
    }
  };
}
