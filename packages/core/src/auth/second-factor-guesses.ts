import type { AuthenticatorId, UserId } from "@latch/contract";
import { type Caller, logContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { UserStore } from "../users/user.ts";
import type { GuessCount } from "./guess.ts";

/**
 * A guess at a second factor of an account, or at one that is not confirmed. The attempt id makes counting it
 * idempotent.
 */
type SecondFactorGuess = { target: UserId | AuthenticatorId; attemptId: string };

/** Counts guesses at second factors, from all sources together. */
export interface SecondFactorGuessStore {
  /** Counts a guess atomically, unless `maxGuesses` are counted. `expiresAt`: seconds since 1970. */
  count(
    guess: SecondFactorGuess,
    limits: { nowMs: number; expiresAt: number; maxGuesses: number },
  ): Promise<GuessCount>;
  /** Removes the count of this guess only. */
  release(guess: SecondFactorGuess): Promise<void>;
}

/** Wrong guesses in a day, from all sources: six digits stay unguessable for years. */
const maxGuesses = 10;
const windowSeconds = 24 * 3600;

type Deps = {
  secondFactorGuesses: SecondFactorGuessStore;
  users: Pick<UserStore, "recordLockout">;
  newId: NewId;
  clock: Clock;
  log: Log;
};

/** A counted guess. The caller calls one of the functions at most. */
export type CountedSecondFactorGuess = {
  /** Removes the count: the code was correct, or could not be checked. */
  release(): Promise<void>;
  /**
   * Keeps the count, and logs the guess. The last guess of the day notifies the user, whose password others
   * know.
   */
  fail(): Promise<void>;
};

/** A TOTP authenticator that waits for its first code. */
type PendingTotp = { authenticatorId: AuthenticatorId; expiresAt: number };

/**
 * Creates the limit on guesses at TOTP codes and recovery codes (NIST SP 800-63B-4, section 3.2.2; OWASP ASVS
 * 5.0, 6.6.3). A guess is counted before it is judged. Neither a correct password nor a new challenge
 * resets the count. A secret that is not confirmed has a count of its own, so that mistakes with it do not
 * use up the guesses at the factors of the account.
 */
export const createCountSecondFactorGuess =
  ({ secondFactorGuesses, users, newId, clock, log }: Deps) =>
  /** @throws `rate_limited` when all guesses of the day, or at the pending secret, are counted */
  async (
    userId: UserId,
    caller: Caller,
    pending?: PendingTotp,
  ): Promise<CountedSecondFactorGuess> => {
    const guess = { target: pending?.authenticatorId ?? userId, attemptId: newId("req") };
    const nowMs = clock();
    const expiresAt = pending?.expiresAt ?? Math.floor(nowMs / 1000) + windowSeconds;
    const outcome = await secondFactorGuesses.count(guess, { nowMs, expiresAt, maxGuesses });
    if ("refused" in outcome) {
      log.warn(
        { event: "second_factor.locked_out", userId, ...logContext(caller) },
        "second factor rejected after too many wrong codes",
      );
      throw new ProblemError("rate_limited", {
        detail: pending
          ? "Too many wrong codes: create another secret"
          : "Too many wrong codes: wait, or use a passkey",
        retryAfterSeconds: Math.max(1, Math.ceil(outcome.refused.retryAfterMs / 1000)),
      });
    }
    return {
      release: () => secondFactorGuesses.release(guess),
      async fail() {
        log.warn(
          { event: "second_factor.failed", userId, ...logContext(caller) },
          "second factor rejected",
        );
        if (pending || outcome.counted < maxGuesses) return;
        const since = new Date(nowMs - windowSeconds * 1000).toISOString();
        await users.recordLockout(userId, new Date(nowMs).toISOString(), since, caller);
      },
    };
  };
export type CountSecondFactorGuess = ReturnType<typeof createCountSecondFactorGuess>;
