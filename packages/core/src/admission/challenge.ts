import type { PendingReason, SessionId, TypeId, UserId } from "@latch/contract";
import type { JudgedUser } from "../shared/authority.ts";
import { epochsOf, hasSameEpochs } from "../shared/epochs.ts";
import type { ProofWrite } from "../users/proof-write.ts";
import type { StoredUser } from "../users/user.ts";
import type { Proof } from "./proof.ts";

/** How long a login can be completed, in milliseconds. */
export const challengeMs = 10 * 60 * 1000;

/** A login that requires another proof. It is stored nowhere: its client holds it, sealed. */
export type Challenge = {
  challengeId: TypeId<"chl">;
  userId: UserId;
  /** The proofs that were verified. */
  proofs: Proof[];
  /** The epochs of the account under which the first proof was verified. */
  credentialEpoch: number;
  sessionEpoch: number;
  /** Milliseconds since 1970. */
  expiresAtMs: number;
  reason: PendingReason;
  /** The device, if the account knows it. */
  deviceId?: TypeId<"dev">;
  /** A value in the cookie of the browser that began the login in cookie mode. */
  binding?: string;
  /** The code that was mailed for the login, which only this challenge can answer. */
  codeId?: TypeId<"ott">;
  /** The address of a login that began without an account, by a mailed code. */
  email?: string;
  /** The session whose refresh began the login. The new session replaces it. */
  sessionId?: SessionId;
};

/** Seals challenges, so that only this installation can read and write them. */
export interface ChallengeTokens {
  seal(challenge: Challenge): Promise<string>;
  /** Opens a sealed challenge; undefined if the text is not valid. It may have expired. */
  open(text: string): Promise<Challenge | undefined>;
}

/**
 * Returns whether a challenge was issued for the present state of an account. A recovery, a suspension, a
 * role change and the end of all sessions invalidate it.
 */
export const isCurrentChallenge = (challenge: Challenge, user: StoredUser): boolean =>
  hasSameEpochs(epochsOf(challenge), epochsOf(user));

/** Returns the authority of a login, for the changes that its proofs allow before it has a session. */
export const authorityOfChallenge = (challenge: Challenge): JudgedUser => ({
  userId: challenge.userId,
  epochs: epochsOf(challenge),
  endedCode: "invalid_challenge",
});

/** Returns the write that uses a challenge up. */
export const challengeWrite = ({ challengeId, expiresAtMs }: Challenge): ProofWrite => ({
  kind: "spend",
  id: challengeId,
  expiresAt: Math.ceil(expiresAtMs / 1000),
});
