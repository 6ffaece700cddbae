import { type ConfirmOperation, requireSettledFactor } from "../accounts/confirm-operation.ts";
import type { Context } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { withLinksEnded } from "../users/change-user.ts";
import type { ChangeFactors } from "./change-factors.ts";

type Deps = { confirmOperation: ConfirmOperation; changeFactors: ChangeFactors; clock: Clock };

/**
 * Returns the function that removes the password of the caller, who then logs in by a passkey.
 * @throws `reauthentication_required`, `last_authenticator` without a passkey, `conflict`
 */
export const createRemovePassword =
  ({ confirmOperation, changeFactors, clock }: Deps) =>
  async (ctx: Context): Promise<void> => {
    const confirmed = await confirmOperation(ctx);
    requireSettledFactor(confirmed);
    await changeFactors(ctx, {
      confirmed,
      event: "password.removed",
      change(before) {
        if (!before.factors?.passkeys?.length) throw new ProblemError("last_authenticator");
        const { passwordHash, ...user } = withLinksEnded(before);
        return { user: { ...user, passwordChangedAt: new Date(clock()).toISOString() } };
      },
    });
  };
