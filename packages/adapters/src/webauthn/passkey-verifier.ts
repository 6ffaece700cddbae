import { UserId } from "@latch/contract";
import type { PasskeyVerifier } from "@latch/core";
import { fromBase64Url, toBase64Url } from "../crypto/base64url.ts";
import { supportedAlgorithms } from "./algorithms.ts";

type Settings = {
  /** The domain that passkeys belong to. */
  rpId: string;
  /** The origins of pages that may use passkeys. */
  origins: string[];
  /** Whether pages of an origin may use passkeys as well, in development. */
  isLocal?: (origin: string) => boolean;
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
export function createPasskeyVerifier({ rpId, origins, isLocal }: Settings): PasskeyVerifier {
  const originsFor = (origin: unknown) =>
    typeof origin === "string" && isLocal?.(origin) ? [origin] : origins;
  const expected = (challenge: string, clientDataJSON: string) => ({
    expectedChallenge: challenge,
    expectedOrigin: originsFor(readClientData(clientDataJSON)?.["origin"]),
    expectedRPID: rpId,
    // The caller decides by `userVerified`.
    requireUserVerification: false,
  });

  return {
    algorithms: supportedAlgorithms,

    userHandleOf: (userId) => toBase64Url(new TextEncoder().encode(userId)),

    readUserHandle: (userHandle) => UserId.safeParse(textOf(userHandle)).data,

    readChallenge({ response }) {
      const challenge = readClientData(response.clientDataJSON)?.["challenge"];
      return typeof challenge === "string" ? challenge : undefined;
    },

    async verifyRegistration({ id, rawId, response }, challenge) {
      if (isCrossOrigin(response.clientDataJSON)) return undefined;
      const { verifyRegistrationResponse } = await load();
      if (!(await hasNoCertificate(response.attestationObject))) return undefined;
      const supportedAlgorithmIDs = await supportedAlgorithms();
      const { clientDataJSON, attestationObject } = response;
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        ...expected(challenge, clientDataJSON),
        response: {
          ...{ id, rawId, type: "public-key", clientExtensionResults: {} },
          response: { clientDataJSON, attestationObject },
        },
        supportedAlgorithmIDs,
      }).catch(rejected);
      // The id beside the attestation is not signed (section 7.1, step 25).
      if (!verified || registrationInfo.credential.id !== id) return undefined;
      const { credential, userVerified, credentialBackedUp } = registrationInfo;
      return {
        credentialId: credential.id,
        publicKey: toBase64Url(credential.publicKey),
        counter: credential.counter,
        userVerified,
        backedUp: credentialBackedUp,
      };
    },

    async verifyAssertion({ id, rawId, response }, challenge, publicKey) {
      const key = fromBase64Url(publicKey);
      if (!key || isCrossOrigin(response.clientDataJSON)) return undefined;
      const { verifyAuthenticationResponse } = await load();
      const { clientDataJSON, authenticatorData, signature } = response;
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        ...expected(challenge, clientDataJSON),
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
        backedUp: authenticationInfo.credentialBackedUp,
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

const textOf = (base64url: string) => new TextDecoder().decode(bytesOf(base64url));

/** Returns the client data of a credential; undefined if they are no JSON object. */
function readClientData(clientDataJSON: string): Record<string, unknown> | undefined {
  try {
    const data = JSON.parse(textOf(clientDataJSON));
    return typeof data === "object" && data !== null ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Returns whether a frame of another site used the passkey, which may hide from the user what it is for. */
function isCrossOrigin(clientDataJSON: string): boolean {
  const { crossOrigin, topOrigin } = readClientData(clientDataJSON) ?? {};
  return crossOrigin === true || topOrigin !== undefined;
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
