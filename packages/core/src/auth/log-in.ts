import type { LogIn, UserId } from "@latch/contract";
import { authenticationOf } from "../admission/proof.ts";
import type { DeviceTokens, KnownDevice } from "../sessions/device-tokens.ts";
import type { IssuedTokens } from "../sessions/issue-tokens.ts";
import type { StartSession } from "../sessions/start-session.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Measure } from "../shared/measurements.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { findAccountId } from "../users/find-account-id.ts";
import { parseIdentifier } from "../users/identifiers.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import { countPasswordGuess } from "./count-password-guess.ts";
import type { DecoyHash } from "./decoy-hash.ts";
import { deviceSource, isOutdated, networkSource, openKnownDevice } from "./guess-source.ts";
import type { Lockout } from "./lockout.ts";
import type { PasswordHasher } from "./password-hasher.ts";

type Deps = {
  users: UserStore;
  startSession: StartSession;
  deviceTokens: DeviceTokens;
  lockout: Lockout;
  hasher: PasswordHasher;
  decoyHash: DecoyHash;
  newId: NewId;
  clock: Clock;
  log: Log;
  measure?: Measure;
  /** Whether a user must verify the email address before the first login. */
  requireVerifiedEmail: boolean;
};

/** Returns a function that logs in a user by a password. */
export function createLogIn(deps: Deps) {
  const { users, startSession, deviceTokens, lockout, hasher, newId, clock, log, measure } = deps;
  const { decoyHash, requireVerifiedEmail } = deps;

  /**
   * Checks the password and starts a session, by three consecutive database calls: identifier, user
   * (with the count of the guess in parallel), session. An unknown identifier causes the same work as a
   * wrong password.
   * @param admission the pending check of the rate limit, awaited in parallel with the first call
   * @throws `invalid_credentials`, `rate_limited`; only after a correct password `account_suspended`,
   * `email_not_verified`
   */
  async function logIn(
    ctx: OpenContext,
    { identifier, password, deviceToken }: LogIn,
    admission: Promise<void> = Promise.resolve(),
  ): Promise<IssuedTokens> {
    const { caller } = ctx;
    const name = parseIdentifier(identifier);
    const [known] = await Promise.all([
      findAccountId(users, identifier),
      admission,
      decoyHash.refresh(),
    ]);
    const device = await openKnownDevice(deviceTokens, deviceToken, known);
    const { user, isKnownDevice, guess } = await readAndCount(ctx, known ?? name, known, device);
    const decoy = await decoyHash.draw(name);
    const { matches, outdated } = await guess.judge(async () => {
      const judgement = await hasher.verify(password, user?.passwordHash ?? decoy);
      return user?.passwordHash ? judgement : { matches: false, outdated: false };
    });
    if (!user || !matches) {
      log.warn(
        { event: "login.failed", userId: user?.userId, ...logContext(caller) },
        "login failed",
      );
      throw new ProblemError("invalid_credentials");
    }
    const refusal = refusalOf(user);
    if (refusal) {
      await guess.release();
      throw refusal;
    }
    const [result] = await Promise.all([
      startSession(ctx, user, {
        authentication: authenticationOf([
          { method: "password", userId: user.userId, atMs: clock() },
        ]),
        deviceId: isKnownDevice ? device?.deviceId : undefined,
      }),
      guess.release(),
      outdated && rehash(user, password),
    ]);
    return result;
  }

  /** Replaces an outdated hash. If the hasher is busy, a later login replaces it. */
  async function rehash(user: StoredUser, password: string): Promise<void> {
    const hash = await hasher.hash(password).catch((error: unknown) => {
      if (error instanceof ProblemError && error.code === "unavailable") return undefined;
      throw error;
    });
    if (hash !== undefined) await users.rehash(user, hash);
  }

  /** Reads the account and counts the guess in parallel. A recovery makes all devices unknown. */
  async function readAndCount(
    { caller }: OpenContext,
    account: Parameters<Lockout["count"]>[0],
    userId: UserId | undefined,
    device: KnownDevice | undefined,
  ) {
    const read = users.get(userId ?? newId("usr"));
    const source = device ? deviceSource(device) : networkSource(caller);
    const guess = await countPasswordGuess(lockout, { account, source, caller }, read);
    const user = await read;
    if (!device || !isOutdated(device, user)) {
      return { user, guess, isKnownDevice: device !== undefined };
    }
    await guess.release();
    const asStranger = { account, source: networkSource(caller), caller };
    return {
      user,
      guess: await countPasswordGuess(lockout, asStranger, read),
      isKnownDevice: false,
    };
  }

  function refusalOf(user: StoredUser): ProblemError | undefined {
    if (user.status !== "active") return new ProblemError("account_suspended");
    if (requireVerifiedEmail && !user.emailVerified) return new ProblemError("email_not_verified");
    return undefined;
  }

  return async (...input: Parameters<typeof logIn>): Promise<IssuedTokens> => {
    try {
      const tokens = await logIn(...input);
      measure?.({ kind: "log_in", outcome: "succeeded" });
      return tokens;
    } catch (error) {
      const outcome = error instanceof ProblemError ? error.code : "internal";
      measure?.({ kind: "log_in", outcome });
      throw error;
    }
  };
}
