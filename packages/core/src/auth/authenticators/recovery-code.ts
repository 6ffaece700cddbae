import type { Clock } from "../../shared/ports.ts";
import type { AuthenticatorStore } from "../../users/authenticator.ts";
import type { CountSecondFactorGuess } from "../second-factor-guesses.ts";
import type { VerifyProof } from "./authenticators.ts";
import { judgeSecondFactor } from "./judge-second-factor.ts";
import type { RecoveryCodeTexts } from "./recovery-code-texts.ts";

type Deps = {
  authenticators: AuthenticatorStore;
  recoveryCodeTexts: RecoveryCodeTexts;
  countSecondFactorGuess: CountSecondFactorGuess;
  clock: Clock;
};

const guessed = {
  factor: "recovery_code",
  wrongCode: "The recovery code is wrong or was already used: enter another one",
} as const;

/** Creates the authenticator of recovery codes. A code is valid once (OWASP ASVS 5.0, 6.5.1). */
export const createRecoveryCodeAuthenticator =
  (deps: Deps): VerifyProof<{ method: "recovery_code"; code: string }> =>
  (ctx, account, { code }) =>
    judgeSecondFactor(deps, ctx, account, guessed, async (user, all) => {
      const { userId } = user;
      const id = user.factors?.recoveryCodes?.id;
      const found = all.find(({ authenticatorId }) => authenticatorId === id);
      const codeHash = await deps.recoveryCodeTexts.hash(code);
      if (found?.kind !== "recovery_codes" || !found.codeHashes?.has(codeHash)) return undefined;
      const now = deps.clock();
      const { authenticatorId } = found;
      const usedAt = new Date(now).toISOString();
      return {
        proof: { method: "recovery_code", userId, atMs: now, authenticatorId },
        writes: [{ kind: "recovery_codes", userId, authenticatorId, codeHash, usedAt }],
      };
    });
