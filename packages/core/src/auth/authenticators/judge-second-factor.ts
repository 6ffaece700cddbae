import type { Proof } from "../../admission/proof.ts";
import type { OpenContext } from "../../shared/context.ts";
import { ProblemError } from "../../shared/problem-error.ts";
import type { AuthenticatorStore, StoredAuthenticator } from "../../users/authenticator.ts";
import type { ProofWrite } from "../../users/proof-write.ts";
import type { StoredUser } from "../../users/user.ts";
import { countBeside, judgeCounted } from "../count-beside.ts";
import type { CountSecondFactorGuess } from "../second-factor-guesses.ts";
import type { ProvedAccount, VerifiedProof } from "./authenticators.ts";

type Deps = {
  authenticators: AuthenticatorStore;
  countSecondFactorGuess: CountSecondFactorGuess;
};

/** Returns the proof of a correct code, and undefined for a wrong one. */
type Judge = (
  user: StoredUser,
  all: StoredAuthenticator[],
) => Promise<{ proof: Proof; writes: ProofWrite[] } | undefined>;

/** The factor of a guess, and what a wrong code means for the user. */
type GuessedFactor = { factor: "totp" | "recovery_code"; wrongCode: string };

/**
 * Counts a guess at a second factor and judges it, by one round of database calls. If it cannot be judged,
 * its count is given back.
 * @throws `invalid_credentials`, `rate_limited`, and the error of the read
 */
export async function judgeSecondFactor(
  { authenticators, countSecondFactorGuess }: Deps,
  { caller }: OpenContext,
  { userId, source, read }: ProvedAccount,
  { factor, wrongCode }: GuessedFactor,
  judge: Judge,
): Promise<VerifiedProof> {
  const [guess, [user, all]] = await countBeside(
    countSecondFactorGuess(userId, caller, { factor, source }),
    Promise.all([read, authenticators.list(userId)]),
  );
  const verified = await judgeCounted(guess, () => judge(user, all));
  if (!verified) {
    await guess.fail();
    throw new ProblemError("invalid_credentials", { detail: wrongCode });
  }
  return { ...verified, user, release: guess.release };
}
