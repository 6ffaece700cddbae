import type { ProofInput } from "@latch/contract";
import { challengeWrite } from "../admission/challenge.ts";
import { secondFactorMethods } from "../admission/decide-admission.ts";
import type { Browser } from "../admission/issue-challenge.ts";
import type { OpenContext } from "../shared/context.ts";
import { invalidField, ProblemError } from "../shared/problem-error.ts";
import { authenticatorIds } from "../users/factors.ts";
import type { ProofWrite } from "../users/proof-write.ts";
import type { StoredUser } from "../users/user.ts";
import type { OpenChallenge } from "./answer-challenge.ts";
import type { VerifyProofs } from "./authenticators/authenticators.ts";
import { networkSource } from "./guess-source.ts";

type Deps = { openChallenge: OpenChallenge; verifyProofs: VerifyProofs };

type Given = { proof?: ProofInput; challenge?: string; browser?: Browser };

/**
 * Creates the function that requires a proof by a second factor for the reset of a password: in the request,
 * or in a challenge to which `answerChallenge` has added it.
 * @returns undefined if the request contains neither
 * @throws `invalid_challenge`, `invalid_credentials`, `rate_limited`, `invalid_request` for another method
 */
export const createProveResetFactor =
  ({ openChallenge, verifyProofs }: Deps) =>
  async (
    ctx: OpenContext,
    user: StoredUser,
    { proof, challenge: text, browser }: Given,
  ): Promise<{ writes: ProofWrite[]; release(): Promise<void> } | undefined> => {
    const { userId } = user;
    const methods = secondFactorMethods(user);
    const ids: string[] = authenticatorIds(user.factors);
    const challenge =
      text === undefined ? undefined : await openChallenge.open({ challenge: text, browser });
    const account = challenge && (await openChallenge.readAccount(challenge));
    if (account && account.userId !== userId) throw new ProblemError("invalid_challenge");
    const writes = challenge ? [challengeWrite(challenge)] : [];
    if (!proof) {
      const isProven = challenge?.proofs.some(
        ({ method, authenticatorId }) =>
          methods.includes(method) &&
          (authenticatorId === undefined || ids.includes(authenticatorId)),
      );
      return isProven ? { writes, release: async () => {} } : undefined;
    }
    if (!methods.includes(proof.method)) {
      throw invalidField("proof", "Must be a proof by a second factor of the account");
    }
    const proved = {
      userId,
      source: networkSource(ctx.caller),
      challengeId: challenge?.challengeId,
      read: Promise.resolve(user),
    };
    const [verified] = await verifyProofs(ctx, proved, [proof]);
    return { writes: [...writes, ...verified.writes], release: verified.release };
  };
export type ProveResetFactor = ReturnType<typeof createProveResetFactor>;
