import type { TypeId, UserId } from "@latch/contract";
import type { NewId } from "../../shared/ids.ts";
import type { Clock } from "../../shared/ports.ts";
import { ProblemError } from "../../shared/problem-error.ts";
import type { ProofWrite } from "../../users/proof-write.ts";
import type { PasskeyVerifier } from "./passkey-verifier.ts";

/** How long a challenge can be answered, in milliseconds. */
export const passkeyChallengeMs = 5 * 60 * 1000;

/** What a signature of a passkey is for. A signature for one purpose is refused for another. */
export type PasskeyPurpose = {
  kind: "log_in" | "second_factor" | "reauthenticate" | "undo_email_change" | "register";
  /** The RP id, so that a challenge of an earlier setting is refused. */
  rpId: string;
  /** The account. Absent for a login, where the passkey names it. */
  userId?: UserId;
  /** The login or the session that the signature continues, or the change of the address that it undoes. */
  boundTo?: TypeId<"chl"> | TypeId<"ses"> | TypeId<"ntc">;
};

/** A challenge of WebAuthn (section 13.4.3). It is stored nowhere: the browser signs its sealed text. */
export type PasskeyChallenge = PasskeyPurpose & {
  challengeId: TypeId<"pkc">;
  /** Milliseconds since 1970. */
  expiresAtMs: number;
};

/** Seals challenges of passkeys, so that only this installation can create and read them. */
export interface PasskeyChallengeTokens {
  /** @returns base64url, which browsers decode to bytes and return unchanged */
  seal(challenge: PasskeyChallenge): Promise<string>;
  /** Opens a sealed challenge; undefined if the text is not valid. It may have expired. */
  open(text: string): Promise<PasskeyChallenge | undefined>;
}

/** A challenge that was presented in time, and the write that uses it up. */
export type PresentedChallenge = { text: string; spend: ProofWrite };

type Deps = {
  passkeyChallengeTokens: PasskeyChallengeTokens;
  passkeyVerifier: PasskeyVerifier;
  newId: NewId;
  clock: Clock;
};

/** Creates the functions that issue and check challenges of passkeys. They call no database. */
export function createPasskeyChallenges(deps: Deps) {
  const { passkeyChallengeTokens: tokens, passkeyVerifier, newId, clock } = deps;

  return {
    /** Issues a challenge that expires after 5 minutes. */
    async issue(purpose: PasskeyPurpose): Promise<{ text: string; expiresAt: string }> {
      const expiresAtMs = clock() + passkeyChallengeMs;
      const text = await tokens.seal({ ...purpose, challengeId: newId("pkc"), expiresAtMs });
      return { text, expiresAt: new Date(expiresAtMs).toISOString() };
    },

    /**
     * Opens the challenge in a credential. The caller writes `spend` in the transaction of the change that
     * the credential authorizes.
     * @throws `invalid_challenge` for another purpose, an expired challenge, or one of another installation
     */
    async open(
      credential: Parameters<PasskeyVerifier["readChallenge"]>[0],
      { kind, rpId, userId, boundTo }: PasskeyPurpose,
    ): Promise<PresentedChallenge> {
      const text = passkeyVerifier.readChallenge(credential);
      const challenge = text === undefined ? undefined : await tokens.open(text);
      if (
        text === undefined ||
        !challenge ||
        challenge.expiresAtMs <= clock() ||
        challenge.kind !== kind ||
        challenge.rpId !== rpId ||
        challenge.userId !== userId ||
        challenge.boundTo !== boundTo
      ) {
        throw new ProblemError("invalid_challenge");
      }
      const { challengeId: id, expiresAtMs } = challenge;
      return { text, spend: { kind: "spend", id, expiresAt: Math.ceil(expiresAtMs / 1000) } };
    },
  };
}
export type PasskeyChallenges = ReturnType<typeof createPasskeyChallenges>;
