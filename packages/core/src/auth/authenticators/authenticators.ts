import type { ProofInput, ProofMethod, TypeId } from "@latch/contract";
import type { Proof } from "../../admission/proof.ts";
import type { OpenContext } from "../../shared/context.ts";
import type { ProofWrites, StoredUser } from "../../users/user.ts";

/** The account that a proof is for. */
export type ProofAccount = {
  user: StoredUser;
  /** The device, if the account knows it. Its guesses are counted separately. */
  deviceId?: TypeId<"dev">;
  /** The challenge that the proof answers, or the session that it authenticates again. */
  boundTo?: TypeId<"chl"> | TypeId<"ses">;
};

/** A proof that an authenticator has verified, and what its use requires. */
export type VerifiedProof = {
  proof: Proof;
  /** Writes in the transaction that uses the proof, for proofs that are valid once. */
  spend?: ProofWrites;
  /** Removes the count of the guess. The caller calls it when it accepts the proof. */
  release?(): Promise<void>;
};

/** Verifies a proof by one method. It counts a guess before it verifies the proof. */
export type Authenticator<M extends ProofMethod> = (
  ctx: OpenContext,
  account: ProofAccount,
  input: Extract<ProofInput, { method: M }>,
) => Promise<VerifiedProof>;

/** The authenticators of an installation. A method without one is not accepted. */
export type Authenticators = { [M in ProofMethod]?: Authenticator<M> };

/**
 * Verifies a proof by the authenticator of its method.
 * @returns undefined if there is no authenticator for the method
 * @throws `invalid_credentials`, `rate_limited`
 */
export async function verifyProof(
  authenticators: Authenticators,
  ctx: OpenContext,
  account: ProofAccount,
  input: ProofInput,
): Promise<VerifiedProof | undefined> {
  // The key and the type of the input are those of one method.
  const authenticator = authenticators[input.method] as Authenticator<ProofMethod> | undefined;
  return authenticator?.(ctx, account, input);
}
