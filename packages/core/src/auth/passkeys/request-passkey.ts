import type { PasskeyRequest } from "@latch/contract";
import type { ChallengeTokens } from "../../admission/challenge.ts";
import type { SessionTokens } from "../../sessions/session-tokens.ts";
import type { OpenContext } from "../../shared/context.ts";
import type { Clock } from "../../shared/ports.ts";
import { invalidField, ProblemError } from "../../shared/problem-error.ts";
import { openSecurityLink, type SecurityLinks } from "../security-links.ts";
import {
  type PasskeyChallenges,
  type PasskeyPurpose,
  passkeyChallengeMs,
} from "./passkey-challenge.ts";

type Deps = {
  passkeyChallenges: PasskeyChallenges;
  challengeTokens: ChallengeTokens;
  sessionTokens: SessionTokens;
  securityLinks: SecurityLinks;
  /** The domain that passkeys belong to. */
  rpId: string;
  clock: Clock;
};

/** What a signature is for, as a client requests it. */
type Requested = {
  purpose: "log_in" | "second_factor" | "reauthenticate" | "undo_email_change";
  challenge?: string | undefined;
  token?: string | undefined;
  refreshToken?: string | undefined;
};

/** Returns whether a passkey is used in addition to another proof. */
const isBesideProof = ({ purpose }: Requested): boolean =>
  purpose === "second_factor" || purpose === "undo_email_change";

/** Creates the function that returns the options to use a passkey. It calls no database. */
export const createRequestPasskey = (deps: Deps) => {
  const { passkeyChallenges, challengeTokens, sessionTokens, securityLinks, rpId, clock } = deps;

  /** @throws `invalid_challenge`, `invalid_session`, `invalid_one_time_token`, `invalid_request` */
  async function purposeOf({
    purpose: kind,
    challenge: text,
    token: link,
    refreshToken,
  }: Requested): Promise<PasskeyPurpose> {
    if (kind === "log_in") return { kind, rpId };
    if (kind === "reauthenticate") {
      const token = refreshToken === undefined ? undefined : await sessionTokens.open(refreshToken);
      if (!token) throw new ProblemError("invalid_session");
      return { kind, rpId, userId: token.userId, boundTo: token.sessionId };
    }
    if (kind === "undo_email_change") {
      if (link === undefined) throw invalidField("token", "Must be set to undo an email change");
      const { userId, changeId } = await openSecurityLink(securityLinks, link, kind, clock());
      return { kind, rpId, userId, boundTo: changeId };
    }
    if (text === undefined) throw invalidField("challenge", "Must be set for a second factor");
    const challenge = await challengeTokens.open(text);
    if (!challenge || challenge.expiresAtMs <= clock()) throw new ProblemError("invalid_challenge");
    return { kind, rpId, userId: challenge.userId, boundTo: challenge.challengeId };
  }

  /**
   * Returns the options to use a passkey for a login, for a login that requires a second factor, for the
   * session of a refresh token, or to undo an email change. They name no passkey, so they reveal nothing about
   * an account.
   * @throws `invalid_challenge`, `invalid_session`, `invalid_one_time_token`, `invalid_request` without the
   * challenge of the login or the token of the link
   */
  return async (_ctx: OpenContext, requested: Requested): Promise<PasskeyRequest> => {
    const { text, expiresAt } = await passkeyChallenges.issue(await purposeOf(requested));
    return {
      publicKey: {
        challenge: text,
        timeout: passkeyChallengeMs,
        rpId,
        allowCredentials: [],
        // A password or a link in a mail is a proof already.
        userVerification: isBesideProof(requested) ? "preferred" : "required",
      },
      expiresAt,
    };
  };
};
