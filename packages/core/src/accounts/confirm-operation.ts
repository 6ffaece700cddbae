import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { ProofWrite } from "../users/proof-write.ts";
import type { StoredUser, UserStore } from "../users/user.ts";

/** A confirmed operation: the account as it was read, and the writes that use the proof up. */
export type ConfirmedOperation = { user: StoredUser; proofWrites: ProofWrite[] };

/** Interim. */
export const createConfirmOperation =
  ({ users }: { users: UserStore }) =>
  async ({ principal }: Context): Promise<ConfirmedOperation> => {
    const user = await users.get(principal.userId);
    if (!user) throw new ProblemError("unauthenticated");
    return { user, proofWrites: [] };
  };
export type ConfirmOperation = ReturnType<typeof createConfirmOperation>;
