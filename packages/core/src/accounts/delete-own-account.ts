import { type ConfirmOperation, requireSettledFactor } from "../auth/confirm-operation.ts";
import type { Context } from "../shared/context.ts";
import { type Precondition, requirePrecondition } from "../shared/precondition.ts";
import { requireHourlyLimit } from "../shared/require-hourly-limit.ts";
import type { Throttle } from "../shared/throttle.ts";
import { asPrincipal } from "../users/change-user.ts";
import { emailIdentifier } from "../users/identifiers.ts";
import type { EraseAccount } from "./erase-account.ts";

type Deps = {
  confirmOperation: ConfirmOperation;
  erase: EraseAccount["erase"];
  throttle: Throttle;
};

/** The maximum number of accounts in an hour that were opened with one address, never verified and deleted. */
const perUnverifiedAddress = 3;

/**
 * Returns a function that deletes the caller's own account, after a proof for this operation. A stranger who signs up with
 * the address of another person, deletes the account and signs up again causes mails each time, so these deletions
 * have a limit.
 * @throws `reauthentication_required`, `invalid_credentials`, `unauthenticated` if it does not exist any more,
 * `rate_limited`, `last_super_admin`, `precondition_failed`, `conflict`
 */
export const createDeleteOwnAccount =
  ({ confirmOperation, erase, throttle }: Deps) =>
  async (
    ctx: Context,
    { precondition, ...input }: { password?: string; precondition?: Precondition },
  ): Promise<void> => {
    const confirmed = await confirmOperation(ctx, input);
    requireSettledFactor(confirmed);
    const { proofWrites, user } = confirmed;
    requirePrecondition(user.version, precondition);
    if (user.role === "user" && user.email && !user.emailVerified) {
      const name = `unverified-deletion#${emailIdentifier(user.email)}`;
      await requireHourlyLimit(throttle, name, perUnverifiedAddress);
    }
    const { userId } = ctx.principal;
    await erase(asPrincipal(ctx), {
      userId,
      notFoundCode: "unauthenticated",
      precondition,
      proofWrites,
    });
  };
