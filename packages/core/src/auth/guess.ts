import type { UserId } from "@latch/contract";
import type { Identifier } from "../users/identifiers.ts";

/** The key of guess counts: a user id, or the identifier that a client sent if it has no account. */
export type GuessAccount = UserId | Identifier;

/**
 * The source of a guess: a device that the account knows, the network of an unknown device, or a session or a mailed link,
 * which authenticate the request.
 */
export type GuessSource = `${"device" | "network" | "session" | "link"}:${string}`;

/** Returns whether a guess is from an unknown device. */
export const isOfStranger = ({ source }: Pick<Guess, "source">): boolean =>
  source.startsWith("network:");

/** A guess at the password of an account. The attempt id makes counting it idempotent. */
export type Guess = { account: GuessAccount; source: GuessSource; attemptId: string };

/** The limits by which a store accepts or refuses a guess. */
export type GuessLimits = {
  /** Milliseconds since 1970. */
  nowMs: number;
  /** When a new count expires; seconds since 1970. */
  expiresAt: number;
  /** Failures of one source without a delay. */
  freeFailures: number;
  /** The maximum number of guesses of all unknown devices together, and that of all known ones and sessions. */
  maxGuesses: number;
  /** Returns how many milliseconds a source must wait after a number of failures. */
  delayMsAfter(failures: number): number;
};

/**
 * Why a store refuses a guess: the source is `locked` after failures, or `busy` because its other
 * guesses are being checked. `isOfAll`: the count of all known or all unknown devices is full.
 */
export type GuessRefusal = {
  refused: { reason: "locked" | "busy"; retryAfterMs: number; isOfAll?: true };
};

/**
 * The guesses of the source after a guess was added, its failures before it and, for an unknown device, the guesses of all
 * of them.
 */
export type GuessCount = { counted: number; failures: number; total?: number } | GuessRefusal;

/** Counts guesses at passwords. Keys are keyed hashes, so that the store holds no account or address. */
export interface GuessStore {
  /**
   * Counts a guess for its source and, unless that is a link, for all unknown devices, or all known ones and sessions, by one
   * atomic write. A guess that one of them refuses is counted by neither.
   */
  count(guess: Guess, limits: GuessLimits): Promise<GuessCount>;
  /**
   * Removes the count of this guess only.
   * @param failures the failures of the source when the guess was counted
   */
  release(guess: Guess, failures: number): Promise<void>;
  /**
   * Marks a guess as failed.
   * @param failures the failures of the source when the guess was counted
   * @returns the number of failures of the source
   */
  fail(
    guess: Guess,
    failures: number,
    failedAtMs: number,
    delayMsAfter: GuessLimits["delayMsAfter"],
  ): Promise<number>;
  /** Invalidates all counts of an account from before `nowMs`. */
  clear(account: GuessAccount, nowMs: number, expiresAt: number): Promise<void>;
}
