import type { AuthenticationCredential, RegistrationCredential } from "@latch/contract";

/** What a registration proves about a new passkey. */
export type RegisteredPasskey = {
  /** Base64url, as the browser sends it. */
  credentialId: string;
  /** The COSE key (RFC 9052, section 7), in base64url. */
  publicKey: string;
  /** The signature counter. Authenticators that synchronize passkeys keep it at 0. */
  counter: number;
  userVerified: boolean;
  /** Whether the passkey may be synchronized to other devices. */
  isBackupEligible: boolean;
};

/** What an assertion proves about the use of a passkey. */
export type VerifiedAssertion = { counter: number; userVerified: boolean };

/**
 * Verifies credentials of WebAuthn Level 3 against the RP id and the origins of the installation. It keeps no
 * state: the caller checks the challenge and the counter.
 */
export interface PasskeyVerifier {
  /** Returns the COSE algorithms that this runtime verifies, the preferred one first. */
  algorithms(): Promise<number[]>;
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
