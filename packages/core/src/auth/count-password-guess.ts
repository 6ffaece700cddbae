import { type Caller, logContext } from "../shared/context.ts";
import type { Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { countBeside, judgeCounted } from "./count-beside.ts";
import type { GuessAccount, GuessSource } from "./guess.ts";
import { isUserId, type Lockout } from "./lockout.ts";
import type { PasswordHasher } from "./password-hasher.ts";

type Judgement = { matches: boolean; outdated: boolean };
type PasswordGuess = { account: GuessAccount; source: GuessSource; caller: Caller };

/**
 * Counts a guess at a password while another promise is pending. If the password cannot be checked, the
 * count is removed.
 * @param beside the pending read of the account
 * @throws `rate_limited`, and the error of `beside`
 */
export async function countPasswordGuess(
  lockout: Lockout,
  { account, source, caller }: PasswordGuess,
  beside: Promise<unknown>,
) {
  const [guess] = await countBeside(lockout.count(account, source, caller), beside);
  return {
    /** Checks the password. A wrong guess stays counted; the caller releases a correct one. */
    async judge(verify: () => Promise<Judgement>): Promise<Judgement> {
      const judgement = await judgeCounted(guess, verify);
      if (!judgement.matches) await guess.fail();
      return judgement;
    },
    release: guess.release,
  };
}

/**
 * Requires a password whose hash another read returns. The guess is counted while the hash is read.
 * @param deps with `log`, a wrong password of an account that is known already is logged
 * @returns the function that gives the guess back
 * @throws `invalid_credentials`, `rate_limited`, and the error of `readHash`
 */
export async function requirePassword(
  { lockout, hasher, log }: { lockout: Lockout; hasher: PasswordHasher; log?: Log },
  { password, ...guessed }: PasswordGuess & { password: string },
  readHash: Promise<string | undefined>,
): Promise<{ release(): Promise<void> }> {
  const guess = await countPasswordGuess(lockout, guessed, readHash);
  const hash = await readHash;
  const { matches } = await guess.judge(() => hasher.verify(password, hash));
  if (matches) return guess;
  const { account, caller } = guessed;
  // Only ids are logged: the identifier of a sign-up is an email address.
  const userId = isUserId(account) ? account : undefined;
  log?.warn(
    { event: "reauthentication.failed", userId, ...logContext(caller) },
    "reauthentication failed",
  );
  throw new ProblemError("invalid_credentials", { detail: "The password is incorrect" });
}
