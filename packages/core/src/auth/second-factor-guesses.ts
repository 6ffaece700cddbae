import type { AuthenticatorId, UserId } from "@latch/contract";
import { type Caller, logContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { UserStore } from "../users/user.ts";
import type { GuessCount, GuessSource } from "./guess.ts";

/**
 * A guess at a second factor of an account, at recovery codes from one source, or at a factor that is not confirmed.
 * The attempt id makes counting it idempotent.
 */
type SecondFactorGuess = {
  target: UserId | AuthenticatorId | `${UserId}#${GuessSource}`;
  attemptId: string;
};

/** Counts guesses at second factors. */
export interface SecondFactorGuessStore {
  /** Counts a guess atomically, unless `maxGuesses` are counted. `expiresAt`: seconds since 1970. */
  count(
    guess: SecondFactorGuess,
    limits: { nowMs: number; expiresAt: number; maxGuesses: number },
  ): Promise<GuessCount>;
  /** Removes the count of this guess only. */
  release(guess: SecondFactorGuess): Promise<void>;
}

/**
 * Wrong guesses in a day. TOTP: from all sources, so that six digits stay unguessable for years. Recovery
 * codes: from one source, because 120 bits need no limit (NIST SP 800-63B-4, section 3.1.2.2), and a common one
 * would let a person who knows the password keep the owner out.
 */
const limits = {
  totp: {
    maxGuesses: 10,
    detail:
      "Too many wrong codes of the authenticator app for this account: use a passkey or a recovery code, or wait",
  },
  pending_totp: { maxGuesses: 10, detail: "Too many wrong codes: create another secret" },
  recovery_code: {
    maxGuesses: 100,
    detail:
      "Too many wrong recovery codes from this network or device: use another factor, or wait",
  },
};
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

/** What a guess is at: a factor of the account, or a TOTP authenticator that waits for its first code. */
type GuessedFactor =
  | { factor: "totp" }
  | { factor: "recovery_code"; source: GuessSource }
  | { factor: "pending_totp"; authenticatorId: AuthenticatorId; expiresAt: number };

function targetOf(userId: UserId, guessed: GuessedFactor): SecondFactorGuess["target"] {
  switch (guessed.factor) {
    case "totp":
      return userId;
    case "recovery_code":
      return `${userId}#${guessed.source}`;
    case "pending_totp":
      return guessed.authenticatorId;
  }
}

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
    guessed: GuessedFactor,
  ): Promise<CountedSecondFactorGuess> => {
    const guess = { target: targetOf(userId, guessed), attemptId: newId("req") };
    const { maxGuesses, detail } = limits[guessed.factor];
    const nowMs = clock();
    const expiresAt =
      guessed.factor === "pending_totp"
        ? guessed.expiresAt
        : Math.floor(nowMs / 1000) + windowSeconds;
    const outcome = await secondFactorGuesses.count(guess, { nowMs, expiresAt, maxGuesses });
    if ("refused" in outcome) {
      log.warn(
        { event: "second_factor.locked_out", userId, ...logContext(caller) },
        "second factor rejected after too many wrong codes",
      );
      throw new ProblemError("rate_limited", {
        detail,
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
        if (guessed.factor === "pending_totp" || outcome.counted < maxGuesses) return;
        const since = new Date(nowMs - windowSeconds * 1000).toISOString();
        await users.recordLockout(userId, new Date(nowMs).toISOString(), since, caller);
      },
    };
  };
export type CountSecondFactorGuess = ReturnType<typeof createCountSecondFactorGuess>;
