import { type ConfirmOperation, requireSettledFactor } from "../auth/confirm-operation.ts";
import type { Context } from "../shared/context.ts";
import type { Precondition } from "../shared/precondition.ts";
import { asPrincipal } from "../users/change-user.ts";
import type { EraseAccount } from "./erase-account.ts";

type Deps = { confirmOperation: ConfirmOperation; erase: EraseAccount["erase"] };

/**
 * Returns a function that deletes the caller's own account, after a proof for this operation.
 * @throws `reauthentication_required`, `invalid_credentials`, `unauthenticated` if it does not exist any more,
 * `last_super_admin`, `precondition_failed`, `conflict`
 */
export const createDeleteOwnAccount =
  ({ confirmOperation, erase }: Deps) =>
  async (
    ctx: Context,
    { precondition, ...input }: { password?: string; precondition?: Precondition },
  ): Promise<void> => {
    const confirmed = await confirmOperation(ctx, input);
    requireSettledFactor(confirmed);
    const { proofWrites } = confirmed;
    const { userId } = ctx.principal;
    await erase(asPrincipal(ctx), {
      userId,
      notFoundCode: "unauthenticated",
      precondition,
      proofWrites,
    });
  };
