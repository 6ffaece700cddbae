import type { Caller } from "../shared/context.ts";
import type { StartWrite } from "../users/open-account-write.ts";

/** Uses up proofs where neither a session nor an account is written with them. */
export interface SpentProofs {
  /**
   * Writes what the use of proofs changes, in one transaction.
   * @returns whether no other request has used one of them
   */
  spend(writes: StartWrite[], caller: Caller): Promise<boolean>;
}
