import type { PasskeyRequest } from "@latch/contract";
import type { ChallengeTokens } from "../../admission/challenge.ts";
import type { SessionTokens } from "../../sessions/session-tokens.ts";
import type { OpenContext } from "../../shared/context.ts";
import type { Clock } from "../../shared/ports.ts";
import { invalidField, ProblemError } from "../../shared/problem-error.ts";
import {
  type PasskeyChallenges,
  type PasskeyPurpose,
  passkeyChallengeMs,
} from "./passkey-challenge.ts";

type Deps = {
  passkeyChallenges: PasskeyChallenges;
  challengeTokens: ChallengeTokens;
  sessionTokens: SessionTokens;
  /** The domain that passkeys belong to. */
  rpId: string;
  clock: Clock;
};

/** What a signature is for, as a client requests it. */
type Requested = {
  purpose: "log_in" | "second_factor" | "reauthenticate";
  challenge?: string | undefined;
  refreshToken?: string | undefined;
};

/** Creates the function that returns the options to use a passkey. It calls no database. */
export const createRequestPasskey = (deps: Deps) => {
  const { passkeyChallenges, challengeTokens, sessionTokens, rpId, clock } = deps;

  /** @throws `invalid_challenge`, `invalid_session`, `invalid_request` */
  async function purposeOf({
    purpose: kind,
    challenge: text,
    refreshToken,
  }: Requested): Promise<PasskeyPurpose> {
    if (kind === "log_in") return { kind, rpId };
    if (kind === "reauthenticate") {
      const token = refreshToken === undefined ? undefined : await sessionTokens.open(refreshToken);
      if (!token) throw new ProblemError("invalid_session");
      return { kind, rpId, userId: token.userId, boundTo: token.sessionId };
    }
    if (text === undefined) throw invalidField("challenge", "Must be set for a second factor");
    const challenge = await challengeTokens.open(text);
    if (!challenge || challenge.expiresAtMs <= clock()) throw new ProblemError("invalid_challenge");
    return { kind, rpId, userId: challenge.userId, boundTo: challenge.challengeId };
  }

  /**
   * Returns the options to use a passkey for a login, for a login that requires a second factor, or for the
   * session of a refresh token. They name no passkey, so they reveal nothing about an account.
   * @throws `invalid_challenge`, `invalid_session`, `invalid_request` without the challenge of the login
   */
  return async (_ctx: OpenContext, requested: Requested): Promise<PasskeyRequest> => {
    const { text, expiresAt } = await passkeyChallenges.issue(await purposeOf(requested));
    return {
      publicKey: {
        challenge: text,
        timeout: passkeyChallengeMs,
        rpId,
        allowCredentials: [],
        // A password and a passkey are two factors already.
        userVerification: requested.purpose === "second_factor" ? "preferred" : "required",
      },
      expiresAt,
    };
  };
};
