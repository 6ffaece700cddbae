import type { UserId } from "@latch/contract";
import type { SessionStore } from "../sessions/session.ts";
import { type Caller, logContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Measure } from "../shared/measurements.ts";
import { networkOf } from "../shared/network.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { Identifier } from "../users/identifiers.ts";
import type { UserStore } from "../users/user.ts";

/** The key of failure counts: a user id, or the identifier that a client sent if it has no account. */
type Account = UserId | Identifier;

const isUserId = (account: Account): account is UserId => account.startsWith("usr_");

/** Counts of failed logins to one account, as seen from one address. */
type FailedLogIns = {
  /** Failures from all addresses. */
  total: number;
  /** Failures from the network of the address. */
  fromAddress: number;
  /** When the last failure from that network happened; milliseconds since 1970. */
  lastFromAddressMs: number;
  /** When the counts expire; seconds since 1970. */
  expiresAt: number;
};

/** Stores counts of failed logins by account and address. Keys are hashed at rest. */
export interface LockoutStore {
  /** Returns the counts of an account; undefined if there are none. */
  get(account: Account, address: string): Promise<FailedLogIns | undefined>;
  /** Counts a failure. @returns the new counts */
  countFailure(
    account: Account,
    address: string,
    atMs: number,
    expiresAt: number,
  ): Promise<Pick<FailedLogIns, "total" | "fromAddress">>;
  /** Deletes the counts from one address, or from all of them. */
  clear(account: Account, address?: string): Promise<void>;
}

/** Failures from one address without a delay, because users mistype. */
const allowedFailures = 5;
/** The delay after the first failure beyond those; it doubles with each further one. */
const firstDelaySeconds = 30;
/** The longest delay before the next attempt. */
const maxDelaySeconds = 3600;
/** Failures from all addresses after which addresses without a session of the account are locked out. */
const attackFailures = 100;
/** How long the counts of an account are kept after its last failure. */
const ttlSeconds = 24 * 3600;

/** Returns how many seconds an address must wait after a number of failures. */
const delaySecondsAfter = (failures: number): number =>
  failures < allowedFailures
    ? 0
    : Math.min(firstDelaySeconds * 2 ** (failures - allowedFailures), maxDelaySeconds);

type Deps = {
  lockouts: LockoutStore;
  sessions: SessionStore;
  users: Pick<UserStore, "recordLockout">;
  newId: NewId;
  clock: Clock;
  log: Log;
  measure?: Measure;
};

/**
 * Creates the limits on password guessing, by account and source (OWASP ASVS 5.0, 6.3.1; NIST SP
 * 800-63B-4, 3.2.2). Failures count against the address that they come from, so an attacker does not
 * lock out the owner. During an attack from many addresses, only addresses with an active session of
 * the account may try. Users at other addresses can reset the password by mail, which clears the counts.
 */
export function createLockout(deps: Deps) {
  const { lockouts, sessions, users, newId, clock, log, measure } = deps;

  /**
   * Requires that the caller's address may try a password now.
   * @param account a user id, or an identifier without an account, for which the work is the same
   * @returns whether the address has failures, which a successful login clears
   * @throws `rate_limited` while the address must wait
   */
  async function requireUnlocked(account: Account, caller: Caller): Promise<boolean> {
    const counts = await lockouts.get(account, networkOf(caller.address));
    const now = clock();
    if (!counts || counts.expiresAt * 1000 <= now) return false;
    const untilMs = counts.lastFromAddressMs + delaySecondsAfter(counts.fromAddress) * 1000;
    if (untilMs > now) throw lockedOutError(account, caller, (untilMs - now) / 1000);
    if (
      counts.total >= attackFailures &&
      !(await hasActiveSessionFrom(userIdOf(account), caller.address))
    ) {
      throw lockedOutError(account, caller, counts.expiresAt - now / 1000);
    }
    return counts.fromAddress > 0;
  }

  /**
   * Returns the user id, or a random one for an identifier without an account, so that the work is
   * the same.
   */
  const userIdOf = (account: Account): UserId => (isUserId(account) ? account : newId("usr"));

  async function hasActiveSessionFrom(userId: UserId, address: string): Promise<boolean> {
    const activeSessions = await sessions.list(userId);
    return activeSessions.some((session) => networkOf(session.address) === networkOf(address));
  }

  /**
   * Counts a wrong password. If it locks out an address, or all addresses without a session, the
   * lockout is recorded on the account, at most once a day, and the owner is notified. For an account
   * that does not exist the work is the same.
   */
  async function countFailure(account: Account, caller: Caller): Promise<void> {
    const now = clock();
    const expiresAt = Math.floor(now / 1000) + ttlSeconds;
    const counts = await lockouts.countFailure(account, networkOf(caller.address), now, expiresAt);
    if (counts.fromAddress !== allowedFailures && counts.total !== attackFailures) return;
    const scope = counts.fromAddress === allowedFailures ? "address" : "strangers";
    measure?.({ kind: "lockout", scope });
    const userId = userIdOf(account);
    const [at, since] = [now, now - ttlSeconds * 1000].map((time) => new Date(time).toISOString());
    await users.recordLockout(userId, at as string, since as string, caller);
  }

  /** Clears the failures from the caller's address, after a successful login. */
  const clearFailures = (account: Account, caller: Caller) =>
    lockouts.clear(account, networkOf(caller.address));

  /** Clears all failures of an account. */
  async function unlock(userId: UserId, caller: Caller): Promise<void> {
    await lockouts.clear(userId);
    log.info(
      { event: "lockout.cleared", userId, actor: caller.actor, ...logContext(caller) },
      "lockout cleared",
    );
  }

  function lockedOutError(account: Account, caller: Caller, seconds: number): ProblemError {
    // An identifier without an account may be an email address, so only user ids are logged.
    const userId = isUserId(account) ? account : undefined;
    log.warn(
      { event: "login.locked_out", userId, ...logContext(caller) },
      "login rejected after too many failed attempts",
    );
    return new ProblemError("rate_limited", {
      detail: "Too many failed logins: wait, or reset the password",
      retryAfterSeconds: seconds,
    });
  }

  return { requireUnlocked, countFailure, clearFailures, unlock };
}
export type Lockout = ReturnType<typeof createLockout>;
