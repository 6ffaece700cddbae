import type { Caller } from "../shared/context.ts";
import type { ProofWrites } from "../users/user.ts";

/** Spends proofs that are valid once, where no session starts with them. */
export interface SpentProofs {
  /**
   * Writes what the use of a proof requires, in one transaction.
   * @returns whether the proof was unspent
   */
  spend(writes: ProofWrites, caller: Caller): Promise<boolean>;
}
