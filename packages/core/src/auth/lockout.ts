import type { UserId } from "@latch/contract";
import type { SessionStore } from "../sessions/session.ts";
import { type Caller, logContext } from "../shared/context.ts";
import type { Ids } from "../shared/ids.ts";
import type { Measure } from "../shared/measurements.ts";
import { networkOf } from "../shared/network.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { Identifier } from "../users/identifiers.ts";
import type { UserStore } from "../users/user.ts";

/** What failures are counted by: a user id or, for an identifier of no account, that identifier. */
type Account = UserId | Identifier;

const isUserId = (account: Account): account is UserId => account.startsWith("usr_");

/** What is known of failed log-ins to one account. */
type FailedLogIns = {
  /** From everywhere. */
  total: number;
  /** From the address that asks. */
  fromHere: number;
  /** When the last one came from the address that asks. */
  lastFromHereMs: number;
  /** Seconds since 1970: when all this is forgotten. */
  expiresAt: number;
};

/** Failed log-ins, counted by account and address. Keys are hashed at rest. */
export interface LockoutStore {
  get(account: Account, address: string): Promise<FailedLogIns | undefined>;
  /** @returns how many there are now */
  countFailure(
    account: Account,
    address: string,
    atMs: number,
    expiresAt: number,
  ): Promise<Pick<FailedLogIns, "total" | "fromHere">>;
  /** Forgets the failures from one address, or from everywhere. */
  clear(account: Account, address?: string): Promise<void>;
}

/** Failures from one address that cost nothing: people mistype. */
const freeFailures = 5;
/** Seconds after the first failure too many; doubles with each further one. */
const firstDelaySeconds = 30;
/** Seconds: nobody waits longer for the next try. */
const maxDelaySeconds = 3600;
/** Failures from everywhere after which addresses that were never logged in here have to wait. */
const suspiciousFailures = 100;
/** Seconds after which the failures of an account are forgotten. */
const ttlSeconds = 24 * 3600;

/** How long an address has to wait after so many failures. */
const delaySecondsAfter = (failures: number): number =>
  failures < freeFailures
    ? 0
    : Math.min(firstDelaySeconds * 2 ** (failures - freeFailures), maxDelaySeconds);

type Deps = {
  lockouts: LockoutStore;
  sessions: SessionStore;
  users: Pick<UserStore, "recordLockout">;
  ids: Ids;
  clock: Clock;
  log: Log;
  measure?: Measure;
};

/**
 * Slows down guessing by account and source (OWASP ASVS 5.0, 6.3.1; NIST SP 800-63B-4, 3.2.2). A
 * stranger's failures count against the stranger's address: the owner still gets in. Under an attack
 * from many addresses only those are let try from which the owner is logged in already; everybody
 * else can reset the password by mail, which forgets the failures.
 */
export function createLockout(deps: Deps) {
  const { lockouts, sessions, users, ids, clock, log, measure } = deps;

  /**
   * @param account a user id or, for nobody's identifier, that identifier: the same work
   * @returns whether there are failures from here to be forgiven after a success
   * @throws `rate_limited` while the address has to wait
   */
  async function requireUnlocked(account: Account, caller: Caller): Promise<boolean> {
    const failed = await lockouts.get(account, networkOf(caller.address));
    const now = clock();
    if (!failed || failed.expiresAt * 1000 <= now) return false;
    const untilMs = failed.lastFromHereMs + delaySecondsAfter(failed.fromHere) * 1000;
    if (untilMs > now) throw locked(account, caller, (untilMs - now) / 1000);
    if (failed.total >= suspiciousFailures && !(await isKnown(userIdOf(account), caller.address))) {
      throw locked(account, caller, failed.expiresAt - now / 1000);
    }
    return failed.fromHere > 0;
  }

  /** For an identifier of no account an id that nobody has: the work is the same. */
  const userIdOf = (account: Account): UserId => (isUserId(account) ? account : ids("usr"));

  async function isKnown(userId: UserId, address: string): Promise<boolean> {
    const open = await sessions.list(userId);
    return open.some((session) => networkOf(session.address) === networkOf(address));
  }

  /**
   * Counts a wrong password. The one that locks an address out, or all strangers, is noted on the
   * account for its owner, at most once a day; for an account that does not exist the work is the same.
   */
  async function countFailure(account: Account, caller: Caller): Promise<void> {
    const now = clock();
    const expiresAt = Math.floor(now / 1000) + ttlSeconds;
    const failed = await lockouts.countFailure(account, networkOf(caller.address), now, expiresAt);
    if (failed.fromHere !== freeFailures && failed.total !== suspiciousFailures) return;
    const scope = failed.fromHere === freeFailures ? "address" : "strangers";
    measure?.({ kind: "lockout", scope });
    const userId = userIdOf(account);
    const [at, since] = [now, now - ttlSeconds * 1000].map((time) => new Date(time).toISOString());
    await users.recordLockout(userId, at as string, since as string, caller);
  }

  /** Forgets the failures from where somebody has just proved who they are. */
  const clearFailures = (account: Account, caller: Caller) =>
    lockouts.clear(account, networkOf(caller.address));

  /** Forgets all failures of an account. */
  async function unlock(userId: UserId, caller: Caller): Promise<void> {
    await lockouts.clear(userId);
    log.info(
      { event: "lockout.cleared", userId, actor: caller.actor, ...logContext(caller) },
      "lockout cleared",
    );
  }

  function locked(account: Account, caller: Caller, seconds: number): ProblemError {
    // Nobody's identifier may be somebody's email elsewhere: only ids are logged.
    const userId = isUserId(account) ? account : undefined;
    log.warn({ event: "login.locked_out", userId, ...logContext(caller) }, "log-in locked out");
    return new ProblemError("rate_limited", {
      detail: "Too many failed logins: wait, or reset the password",
      retryAfterSeconds: seconds,
    });
  }

  return { requireUnlocked, countFailure, clearFailures, unlock };
}
export type Lockout = ReturnType<typeof createLockout>;
