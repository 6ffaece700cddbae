import type { LogIn, UserId } from "@latch/contract";
import type { Browser } from "../admission/issue-challenge.ts";
import type { DeviceTokens, KnownDevice } from "../sessions/device-tokens.ts";
import { isTrusted, type TrustedDeviceStore } from "../sessions/trusted-device.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Measure } from "../shared/measurements.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { findAccountId } from "../users/find-account-id.ts";
import { parseIdentifier } from "../users/identifiers.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { Admit, LogInResult } from "./admit.ts";
import { countPasswordGuess } from "./count-password-guess.ts";
import type { DecoyHash } from "./decoy-hash.ts";
import { deviceSource, isOutdated, networkSource, openKnownDevice } from "./guess-source.ts";
import type { Lockout } from "./lockout.ts";
import type { PasswordHasher } from "./password-hasher.ts";

type Deps = {
  users: UserStore;
  admit: Admit;
  deviceTokens: DeviceTokens;
  trustedDevices: Pick<TrustedDeviceStore, "get">;
  /** The days for which a device stays trusted; 0 if none is. */
  trustedDeviceDays: number;
  lockout: Lockout;
  hasher: PasswordHasher;
  decoyHash: DecoyHash;
  newId: NewId;
  clock: Clock;
  log: Log;
  measure?: Measure;
};

/** Returns a function that logs in a user by a password. */
export function createLogIn(deps: Deps) {
  const { users, admit, deviceTokens, trustedDevices, trustedDeviceDays } = deps;
  const { lockout, hasher, decoyHash, newId, clock, log, measure } = deps;

  /**
   * Checks the password and starts a session if the account requires no further proof, by three consecutive database calls: identifier, user
   * (with the count of the guess in parallel), session. An unknown identifier causes the same work as a
   * wrong password.
   * @param rateLimit the pending check of the rate limit, awaited in parallel with the first call
   * @throws `invalid_credentials`, `rate_limited`; only after a correct password `account_suspended`,
   * `password_reset_required`
   */
  async function logIn(
    ctx: OpenContext,
    { identifier, password, deviceToken, browser }: LogIn & { browser?: Browser },
    rateLimit: Promise<void> = Promise.resolve(),
  ): Promise<LogInResult> {
    const { caller } = ctx;
    const name = parseIdentifier(identifier);
    const [known] = await Promise.all([
      findAccountId(users, identifier),
      rateLimit,
      decoyHash.refresh(),
    ]);
    const device = await openKnownDevice(deviceTokens, deviceToken, known);
    const decoy = await decoyHash.draw(name);
    const { user, trustedDevice, isKnownDevice, guess } = await readAndCount(
      ctx,
      known ?? name,
      known,
      device,
    );
    const { matches, outdated } = await guess.judge(async () => {
      const judgement = await hasher.verify(password, user?.passwordHash ?? decoy);
      return user?.passwordHash ? judgement : { matches: false, outdated: false };
    });
    if (!user || !matches) {
      log.warn(
        { event: "login.failed", userId: user?.userId, ...logContext(caller) },
        "login failed",
      );
      throw new ProblemError("invalid_credentials", {
        detail: "The identifier or password is incorrect",
      });
    }
    const proof = { method: "password" as const, userId: user.userId, atMs: clock() };
    const deviceId = isKnownDevice ? device?.deviceId : undefined;
    const isTrustedDevice = isTrusted(trustedDevice, user, clock()) && trustedDeviceDays > 0;
    const [result] = await Promise.all([
      admit(ctx, user, [{ proof, release: guess.release }], { deviceId, isTrustedDevice, browser }),
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
    const read = Promise.all([
      users.get(userId ?? newId("usr")),
      // Only the token of a known device costs this read.
      device && trustedDevices.get(device.userId, device.deviceId),
    ]);
    const source = device ? deviceSource(device) : networkSource(caller);
    const guess = await countPasswordGuess(lockout, { account, source, caller }, read);
    const [user, trustedDevice] = await read;
    if (!device || !isOutdated(device, user)) {
      return { user, trustedDevice, guess, isKnownDevice: device !== undefined };
    }
    await guess.release();
    const asStranger = { account, source: networkSource(caller), caller };
    return {
      user,
      trustedDevice,
      guess: await countPasswordGuess(lockout, asStranger, read),
      isKnownDevice: false,
    };
  }

  return async (...input: Parameters<typeof logIn>): Promise<LogInResult> => {
    try {
      const result = await logIn(...input);
      const outcome = result.status === "pending" ? "pending" : "succeeded";
      measure?.({ kind: "log_in", outcome });
      return result;
    } catch (error) {
      const outcome = error instanceof ProblemError ? error.code : "internal";
      measure?.({ kind: "log_in", outcome });
      throw error;
    }
  };
}
