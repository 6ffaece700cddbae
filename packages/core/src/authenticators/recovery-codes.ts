import type { RecoveryCodes } from "@latch/contract";
import type { RecoveryCodeTexts } from "../auth/authenticators/recovery-code-texts.ts";
import { type ConfirmOperation, requireSettledFactor } from "../auth/confirm-operation.ts";
import type { Context } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StoredRecoveryCodes } from "../users/authenticator.ts";
import { confirmation, hasSecondFactor, withFactors } from "../users/factors.ts";
import type { ChangeFactors } from "./change-factors.ts";

type Deps = {
  confirmOperation: ConfirmOperation;
  changeFactors: ChangeFactors;
  recoveryCodeTexts: RecoveryCodeTexts;
  newId: NewId;
  clock: Clock;
};

/**
 * Returns the function that creates recovery codes, which replace the earlier ones. They are for an account
 * with a second factor. The API stores their hashes only.
 */
export const createReplaceRecoveryCodes =
  ({ confirmOperation, changeFactors, recoveryCodeTexts, newId, clock }: Deps) =>
  /** @throws `reauthentication_required`, `second_factor_missing`, `conflict` */
  async (ctx: Context): Promise<RecoveryCodes> => {
    const confirmed = await confirmOperation(ctx);
    if (confirmed.user.factors?.recoveryCodes) requireSettledFactor(confirmed);
    const { codes, hashes } = await recoveryCodeTexts.create();
    const createdAt = new Date(clock()).toISOString();
    const stored: StoredRecoveryCodes = {
      userId: confirmed.user.userId,
      authenticatorId: newId("aut"),
      kind: "recovery_codes",
      codeHashes: hashes,
      createdAt,
    };
    await changeFactors(ctx, {
      proofWrites: confirmed.proofWrites,
      event: "recovery_codes.replaced",
      change(before) {
        if (!hasSecondFactor(before)) throw new ProblemError("second_factor_missing");
        const earlier = before.factors?.recoveryCodes;
        const summary = {
          id: stored.authenticatorId,
          remaining: codes.length,
          createdAt,
          ...confirmation(confirmed.hasSettledFactor),
        };
        return {
          user: withFactors(before, { recoveryCodes: summary }),
          authenticators: { put: [stored], remove: earlier ? [earlier.id] : [] },
        };
      },
    });
    return { codes, createdAt };
  };
