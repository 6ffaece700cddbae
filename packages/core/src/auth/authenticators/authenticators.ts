import type { ProofInput, SessionId, TypeId, UserId } from "@latch/contract";
import type { Proof } from "../../admission/proof.ts";
import type { OpenContext } from "../../shared/context.ts";
import type { ProofWrite } from "../../users/proof-write.ts";
import type { StoredUser } from "../../users/user.ts";
import type { GuessSource } from "../guess.ts";

/** The account that a proof is for. */
export type ProvedAccount = {
  userId: UserId;
  /** The source of the guess, for the count of wrong proofs. */
  source: GuessSource;
  /** The challenge that the proof answers. A proof that was issued for another one is wrong. */
  challengeId?: TypeId<"chl">;
  /** The code that was mailed for that challenge. */
  codeId?: TypeId<"ott">;
  /** The session that the proof authenticates again. */
  sessionId?: SessionId;
  /** The change of the address that the proof undoes. */
  changeId?: TypeId<"ntc">;
  /** The pending read of the account. If it rejects, the authenticator judges nothing. */
  read: Promise<StoredUser>;
};

/** A verified proof, and what its use causes. */
export type VerifiedProof = {
  proof: Proof;
  user: StoredUser;
  /** The writes of the transaction that uses the proof. */
  writes: ProofWrite[];
  /** Gives the counted guess back. The caller calls it when the proof has been used. */
  release(): Promise<void>;
};

/**
 * Verifies a proof of one method. It counts the guess before it judges it.
 * @throws `invalid_credentials`, `rate_limited`, and the error of `read`
 */
export type VerifyProof<Input extends ProofInput> = (
  ctx: OpenContext,
  account: ProvedAccount,
  input: Input,
) => Promise<VerifiedProof>;

/** The authenticators of an installation, by method. */
export type Authenticators = {
  [Method in ProofInput["method"]]: VerifyProof<Extract<ProofInput, { method: Method }>>;
};

/** One verified proof for each input. */
type VerifiedProofs<Inputs extends readonly ProofInput[]> = {
  -readonly [Index in keyof Inputs]: VerifiedProof;
};

/**
 * Creates the function that verifies all proofs of a request concurrently. If one is wrong, the guesses of
 * the others are given back.
 */
export const createVerifyProofs =
  (authenticators: Authenticators) =>
  async <const Inputs extends readonly ProofInput[]>(
    ctx: OpenContext,
    account: ProvedAccount,
    inputs: Inputs,
  ): Promise<VerifiedProofs<Inputs>> => {
    // It may reject before an authenticator awaits it, and one that fails first never does.
    account.read.catch(() => {});
    const results = await Promise.allSettled(
      inputs.map((input) => {
        // The authenticator and the input are of the same method.
        const verify = authenticators[input.method] as VerifyProof<ProofInput>;
        return verify(ctx, account, input);
      }),
    );
    const verified = results.flatMap((result) =>
      result.status === "fulfilled" ? [result.value] : [],
    );
    const failure = results.find((result) => result.status === "rejected");
    // Without a failure, there is one verified proof for each input.
    if (!failure) return verified as VerifiedProofs<Inputs>;
    await Promise.all(verified.map(({ release }) => release()));
    throw failure.reason;
  };
export type VerifyProofs = ReturnType<typeof createVerifyProofs>;
