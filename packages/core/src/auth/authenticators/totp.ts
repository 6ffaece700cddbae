import type { Clock } from "../../shared/ports.ts";
import type { AuthenticatorStore } from "../../users/authenticator.ts";
import type { CountSecondFactorGuess } from "../second-factor-guesses.ts";
import type { VerifyProof } from "./authenticators.ts";
import { judgeSecondFactor } from "./judge-second-factor.ts";
import type { TotpSecrets } from "./totp-secrets.ts";

type Deps = {
  authenticators: AuthenticatorStore;
  totpSecrets: TotpSecrets;
  countSecondFactorGuess: CountSecondFactorGuess;
  clock: Clock;
};

const guessed = {
  factor: "totp",
  wrongCode: "The code is wrong or was already used: wait for the next code",
} as const;

/**
 * Creates the authenticator of TOTP codes. A code is valid for its time step and the one before and after
 * it, and once: codes of the last accepted step and earlier ones are refused (RFC 6238, section 5.2).
 */
export const createTotpAuthenticator =
  (deps: Deps): VerifyProof<{ method: "totp"; code: string }> =>
  (ctx, account, { code }) =>
    judgeSecondFactor(deps, ctx, account, guessed, async (user, all) => {
      const { userId } = user;
      const id = user.factors?.totp?.id;
      const found = all.find(({ authenticatorId }) => authenticatorId === id);
      if (found?.kind !== "totp" || !found.confirmedAt) return undefined;
      const now = deps.clock();
      const step = await deps.totpSecrets.findStep(userId, found.sealedSecret, code, now);
      if (step === undefined || step <= (found.lastStep ?? -1)) return undefined;
      const { authenticatorId } = found;
      return {
        proof: { method: "totp", userId, atMs: now, authenticatorId },
        writes: [
          { kind: "totp", userId, authenticatorId, step, usedAt: new Date(now).toISOString() },
        ],
      };
    });
