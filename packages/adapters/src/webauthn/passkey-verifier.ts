import type { PasskeyVerifier } from "@latch/core";
import { fromBase64Url, toBase64Url } from "../crypto/base64url.ts";
import { supportedAlgorithms } from "./algorithms.ts";

type Settings = {
  /** The domain that passkeys belong to. */
  rpId: string;
  /** The origins of pages that may use passkeys. */
  origins: string[];
};

/** Loads the library at the first use: it is large, and most requests do not need it (ADR 0018). */
const load = () => import("@simplewebauthn/server");

/**
 * Creates the verifier of passkeys. A credential that the library rejects, for any reason, is not verified.
 *
 * It checks the type, the challenge, the origin, the RP id, the presence of the user, the consistency of the
 * backup flags and the signature (WebAuthn Level 3, sections 7.1 and 7.2). It rejects frames of other sites
 * (`crossOrigin`), and attestations other than `none` and self attestation, so no certificate is parsed.
 */
export function createPasskeyVerifier({ rpId, origins }: Settings): PasskeyVerifier {
  const expected = (challenge: string) => ({
    expectedChallenge: challenge,
    expectedOrigin: origins,
    expectedRPID: rpId,
    // The caller decides by `userVerified`.
    requireUserVerification: false,
  });

  return {
    algorithms: supportedAlgorithms,

    async verifyRegistration({ id, rawId, response }, challenge) {
      if (isCrossOrigin(response.clientDataJSON)) return undefined;
      const { verifyRegistrationResponse } = await load();
      if (!(await hasNoCertificate(response.attestationObject))) return undefined;
      const supportedAlgorithmIDs = await supportedAlgorithms();
      const { clientDataJSON, attestationObject } = response;
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        ...expected(challenge),
        response: {
          ...{ id, rawId, type: "public-key", clientExtensionResults: {} },
          response: { clientDataJSON, attestationObject },
        },
        supportedAlgorithmIDs,
      }).catch(rejected);
      // The id beside the attestation is not signed (section 7.1, step 25).
      if (!verified || registrationInfo.credential.id !== id) return undefined;
      const { credential, userVerified, credentialDeviceType } = registrationInfo;
      return {
        credentialId: credential.id,
        publicKey: toBase64Url(credential.publicKey),
        counter: credential.counter,
        userVerified,
        isBackupEligible: credentialDeviceType === "multiDevice",
      };
    },

    async verifyAssertion({ id, rawId, response }, challenge, publicKey) {
      const key = fromBase64Url(publicKey);
      if (!key || isCrossOrigin(response.clientDataJSON)) return undefined;
      const { verifyAuthenticationResponse } = await load();
      const { clientDataJSON, authenticatorData, signature } = response;
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        ...expected(challenge),
        response: {
          ...{ id, rawId, type: "public-key", clientExtensionResults: {} },
          response: { clientDataJSON, authenticatorData, signature },
        },
        // The caller compares the counter, to report one that goes back.
        credential: { id, publicKey: key, counter: 0 },
      }).catch(rejected);
      if (!verified) return undefined;
      return {
        counter: authenticationInfo.newCounter,
        userVerified: authenticationInfo.userVerified,
      };
    },
  };
}

/** The library throws for each reason to reject a credential, and for bytes that are none. */
const rejected = () => ({
  verified: false as const,
  registrationInfo: undefined,
  authenticationInfo: undefined,
});

const bytesOf = (base64url: string) => fromBase64Url(base64url) ?? new Uint8Array();

/** Returns whether a frame of another site used the passkey, which may hide from the user what it is for. */
function isCrossOrigin(clientDataJSON: string): boolean {
  try {
    const data = JSON.parse(new TextDecoder().decode(bytesOf(clientDataJSON)));
    return data.crossOrigin === true || data.topOrigin !== undefined;
  } catch {
    return true;
  }
}

/** Returns whether an attestation is `none`, or by the passkey itself. */
async function hasNoCertificate(attestationObject: string): Promise<boolean> {
  const { decodeAttestationObject } = await import("@simplewebauthn/server/helpers");
  try {
    const decoded = decodeAttestationObject(bytesOf(attestationObject));
    const format = decoded.get("fmt");
    return format === "none" || (format === "packed" && !decoded.get("attStmt").get("x5c"));
  } catch {
    return false;
  }
}
