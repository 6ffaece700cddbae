import type { UserId } from "@latch/contract";
import { type Caller, logContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Measure } from "../shared/measurements.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { UserStore } from "../users/user.ts";
import {
  type Guess,
  type GuessAccount,
  type GuessSource,
  type GuessStore,
  isOfStranger,
} from "./guess.ts";
import { networkSource } from "./guess-source.ts";

/** The number of failures of one source that starts a delay. It allows for typing errors. */
const freeFailures = 5;
/** The delay after that failure. It doubles with each further failure. */
const firstDelaySeconds = 30;
/** The longest delay before the next attempt. */
const maxDelaySeconds = 3600;
/**
 * Guesses from all networks at one account, after which only known devices may log in, and guesses from all known
 * devices and sessions, after which each counts as its network.
 */
const maxGuesses = 100;
/** The time after which guesses at an account no longer count, from the first one on. */
const windowSeconds = 24 * 3600;

/** Returns how many milliseconds a source must wait after a number of failures. */
const delayMsAfter = (failures: number): number =>
  failures < freeFailures
    ? 0
    : Math.min(firstDelaySeconds * 2 ** (failures - freeFailures), maxDelaySeconds) * 1000;

type Deps = {
  guesses: GuessStore;
  users: Pick<UserStore, "recordLockout">;
  newId: NewId;
  clock: Clock;
  log: Log;
  measure?: Measure;
};

/** A counted guess whose password is not checked yet. The caller calls exactly one of the functions. */
export type CountedGuess = {
  /** Removes the count: the password was correct, or could not be checked. */
  release(): Promise<void>;
  /** Keeps the count as a failure: the password was wrong. */
  fail(): Promise<void>;
};

/**
 * Creates the limits on password guessing, by account and source (OWASP ASVS 5.0, 6.3.1; NIST SP
 * 800-63B-4, 3.2.2). A guess is counted before its password is checked, so that the limits hold for
 * concurrent guesses. Other clients cannot lock out a device that the account knows: each known device
 * has its own counter, and the common limit of all networks applies to unknown devices only. Each login makes a known
 * device and a session, so a client that had the password may have collected many: they have a common limit of their own.
 */
export function createLockout(deps: Deps) {
  const { guesses, users, newId, clock, log, measure } = deps;

  /**
   * Counts a guess before its password is checked, by one database call.
   * @param account a user id, or an identifier without an account, for which the work is the same
   * @throws `rate_limited` while the source or all unknown devices must wait, or while too many guesses
   * are being checked
   */
  async function count(
    account: GuessAccount,
    source: GuessSource,
    caller: Caller,
  ): Promise<CountedGuess> {
    const guess: Guess = { account, source, attemptId: newId("req") };
    const now = clock();
    const counted = await guesses.count(guess, {
      nowMs: now,
      expiresAt: Math.floor(now / 1000) + windowSeconds,
      freeFailures,
      maxGuesses,
      delayMsAfter,
    });
    if ("refused" in counted) {
      const isOfDevices = counted.refused.isOfAll && !isOfStranger(guess);
      if (isOfDevices) return count(account, networkSource(caller), caller);
      throw refusal(account, caller, counted.refused);
    }
    const isLastOfStrangers = counted.total === maxGuesses;
    return {
      release: () => guesses.release(guess, counted.failures),
      async fail() {
        const failedAtMs = clock();
        const failures = await guesses.fail(guess, counted.failures, failedAtMs, delayMsAfter);
        if (failures === freeFailures) await recordLockout(account, "address", caller);
        else if (isLastOfStrangers) await recordLockout(account, "strangers", caller);
      },
    };
  }

  /** Records a lockout on the account, for the mail to its owner, at most once a day. */
  async function recordLockout(
    account: GuessAccount,
    scope: "address" | "strangers",
    caller: Caller,
  ): Promise<void> {
    measure?.({ kind: "lockout", scope });
    const now = clock();
    const since = new Date(now - windowSeconds * 1000).toISOString();
    // A random id for an identifier without an account makes the work the same.
    const userId = isUserId(account) ? account : newId("usr");
    await users.recordLockout(userId, new Date(now).toISOString(), since, caller);
  }

  /** Clears all guesses at an account. */
  async function unlock(userId: UserId, caller: Caller): Promise<void> {
    const now = clock();
    await guesses.clear(userId, now, Math.floor(now / 1000) + windowSeconds);
    log.info(
      { event: "lockout.cleared", userId, actor: caller.actor, ...logContext(caller) },
      "lockout cleared",
    );
  }

  function refusal(
    account: GuessAccount,
    caller: Caller,
    { reason, retryAfterMs }: { reason: "locked" | "busy"; retryAfterMs: number },
  ): ProblemError {
    const retryAfterSeconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
    if (reason === "busy") {
      return new ProblemError("rate_limited", {
        detail: "Other login attempts are being checked: try again in a second",
        retryAfterSeconds,
      });
    }
    // Only ids are logged: an unknown identifier may be an email address.
    const userId = isUserId(account) ? account : undefined;
    log.warn(
      { event: "login.locked_out", userId, ...logContext(caller) },
      "login rejected after too many failed attempts",
    );
    return new ProblemError("rate_limited", {
      detail: "Too many failed logins: wait, or reset the password",
      retryAfterSeconds,
    });
  }

  return { count, unlock };
}
export type Lockout = ReturnType<typeof createLockout>;

/** Returns whether guesses are at an account. Otherwise there is none, and they name an identifier. */
export const isUserId = (account: GuessAccount): account is UserId => account.startsWith("usr_");
