import type { PasskeyChallenge, PasskeyChallengeTokens } from "@latch/core";
import { type KeysOf, labels, type NonceLabel } from "./derive.ts";
import { createSealedJson } from "./sealed-json.ts";

/**
 * The four characters are three bytes in base64url, so that browsers decode and encode the whole text without
 * a change.
 */
const prefix = "lpc_";
const use = labels.passkeyChallenges;
type Use = typeof use;

/**
 * Creates challenges of passkeys. The nonce of the seal is a keyed hash of an id with 74 random bits, so that
 * clients cannot predict a challenge (WebAuthn Level 3, section 13.4.3).
 */
export const createPasskeyChallengeTokens = (
  keys: KeysOf<Use | NonceLabel<Use>>,
): PasskeyChallengeTokens => createSealedJson<PasskeyChallenge, Use>(keys, use, prefix);
