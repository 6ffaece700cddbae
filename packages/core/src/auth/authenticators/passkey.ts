import type { AuthenticationCredential } from "@latch/contract";
import type { AuthenticatorStore } from "../../users/authenticator.ts";
import type { PasskeyChallenges, PasskeyPurpose } from "../passkeys/passkey-challenge.ts";
import type { VerifyPasskey } from "../passkeys/verify-passkey.ts";
import type { ProvedAccount, VerifyProof } from "./authenticators.ts";

type Deps = {
  authenticators: AuthenticatorStore;
  passkeyChallenges: PasskeyChallenges;
  verifyPasskey: VerifyPasskey;
  /** The domain that passkeys belong to. */
  rpId: string;
};

/**
 * Creates the authenticator of passkeys for an account that is known already: as a second factor, and for a new
 * authentication of a session. The challenge must have been issued for the same login or session.
 * @throws `invalid_challenge`, `invalid_credentials`
 */
export function createPasskeyAuthenticator(
  deps: Deps,
): VerifyProof<{ method: "passkey"; credential: AuthenticationCredential }> {
  const { authenticators, passkeyChallenges, verifyPasskey, rpId } = deps;

  function purposeOf({ userId, challengeId, sessionId, changeId }: ProvedAccount): PasskeyPurpose {
    if (changeId) return { kind: "undo_email_change", rpId, userId, boundTo: changeId };
    return challengeId
      ? { kind: "second_factor", rpId, userId, boundTo: challengeId }
      : { kind: "reauthenticate", rpId, userId, boundTo: sessionId };
  }

  return async ({ caller }, account, { credential }) => {
    const challenge = await passkeyChallenges.open(credential, purposeOf(account));
    const [user, stored] = await Promise.all([account.read, authenticators.list(account.userId)]);
    const { proof, use } = await verifyPasskey(
      caller,
      { user, authenticators: stored },
      credential,
      challenge,
    );
    // Nothing was counted: a signature cannot be guessed.
    return { proof, user, writes: [challenge.spend, use], release: async () => {} };
  };
}
