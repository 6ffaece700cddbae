import type { AuthenticatorStore } from "../../users/authenticator.ts";
import type { PasskeyChallenges } from "../passkeys/passkey-challenge.ts";
import type { VerifyPasskey } from "../passkeys/verify-passkey.ts";
import type { Authenticator } from "./authenticators.ts";

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
export const createPasskeyAuthenticator =
  ({ authenticators, passkeyChallenges, verifyPasskey, rpId }: Deps): Authenticator<"passkey"> =>
  async ({ caller }, { user, boundTo }, { credential }) => {
    const { userId } = user;
    const kind = boundTo?.startsWith("ses_") ? "reauthenticate" : "second_factor";
    const purpose = { kind, rpId, userId, boundTo } as const;
    const { text, spend } = await passkeyChallenges.open(credential, purpose);
    const account = { user, authenticators: await authenticators.list(userId) };
    const { proof, use } = await verifyPasskey(caller, account, credential, text);
    return { proof, spend: { spendProofs: [spend], recordUses: [use] } };
  };
