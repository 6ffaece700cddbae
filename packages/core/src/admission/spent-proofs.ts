import type { StartWrite } from "../auth/open-account-write.ts";
import type { Caller } from "../shared/context.ts";

/** Uses up proofs where neither a session nor an account is written with them. */
export interface SpentProofs {
  /**
   * Writes what the use of proofs changes, in one transaction.
   * @returns whether no other request has used one of them
   */
  spend(writes: StartWrite[], caller: Caller): Promise<boolean>;
}
