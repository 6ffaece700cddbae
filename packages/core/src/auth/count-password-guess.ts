import type { Caller } from "../shared/context.ts";
import type { GuessAccount, GuessSource } from "./guess.ts";
import type { Lockout } from "./lockout.ts";

type Judgement = { matches: boolean; outdated: boolean };

/**
 * Counts a guess at a password while another promise is pending. If the password cannot be checked, the
 * count is removed.
 * @param beside the pending read of the account
 * @throws `rate_limited`, and the error of `beside`
 */
export async function countPasswordGuess(
  lockout: Lockout,
  { account, source, caller }: { account: GuessAccount; source: GuessSource; caller: Caller },
  beside: Promise<unknown>,
) {
  const [counted, other] = await Promise.allSettled([
    lockout.count(account, source, caller),
    beside,
  ]);
  if (counted.status === "rejected") throw counted.reason;
  const guess = counted.value;
  if (other.status === "rejected") {
    await guess.release();
    throw other.reason;
  }
  return {
    /** Checks the password. A wrong guess stays counted; the caller releases a correct one. */
    async judge(verify: () => Promise<Judgement>): Promise<Judgement> {
      const judgement = await verify().catch(async (error: unknown) => {
        await guess.release();
        throw error;
      });
      if (!judgement.matches) await guess.fail();
      return judgement;
    },
    release: guess.release,
  };
}
