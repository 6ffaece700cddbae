import type { AuthenticationCredential, RegistrationCredential, UserId } from "@latch/contract";

/** What a registration proves about a new passkey. */
type RegisteredPasskey = {
  /** Base64url, as the browser sends it. */
  credentialId: string;
  /** The COSE key (RFC 9052, section 7), in base64url. */
  publicKey: string;
  /** The signature counter. Authenticators that synchronize passkeys keep it at 0. */
  counter: number;
  /** Whether the authenticator has verified its user, by a PIN or biometrics. */
  userVerified: boolean;
  /** Whether the passkey is synchronized to other devices. */
  backedUp: boolean;
};

/** What an assertion proves about the use of a passkey. */
export type VerifiedAssertion = Pick<RegisteredPasskey, "counter" | "userVerified" | "backedUp">;

/**
 * Verifies credentials of WebAuthn Level 3 against the RP id and the origins of the installation. It keeps no
 * state: the caller checks the challenge and the counter.
 */
export interface PasskeyVerifier {
  /** Returns the COSE algorithms that this runtime verifies, the preferred one first. */
  algorithms(): Promise<number[]>;
  /** Returns the user handle of a user, in base64url. */
  userHandleOf(userId: UserId): string;
  /** Returns the user of a user handle. */
  readUserHandle(userHandle: string): UserId | undefined;
  /** Returns the challenge that a credential claims to answer, in base64url. Nothing is verified. */
  readChallenge(credential: { response: { clientDataJSON: string } }): string | undefined;
  /**
   * Verifies a registration (section 7.1).
   * @param challenge the challenge in base64url, which the caller has checked
   */
  verifyRegistration(
    credential: RegistrationCredential,
    challenge: string,
  ): Promise<RegisteredPasskey | undefined>;
  /**
   * Verifies an assertion (section 7.2), without the counter.
   * @param publicKey that of the registration
   */
  verifyAssertion(
    credential: AuthenticationCredential,
    challenge: string,
    publicKey: string,
  ): Promise<VerifiedAssertion | undefined>;
}
