import type { PasskeyChallenge, PasskeyChallengeTokens } from "@latch/core";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import { type KeysOf, labels, type NonceLabel } from "./derive.ts";
import { createSeal } from "./seal.ts";

/**
 * The prefix by which readers of a log recognise a challenge. Its four characters are three bytes in
 * base64url, so that browsers decode and encode the whole text without a change.
 */
const prefix = "lpc_";
const use = labels.passkeyChallenges;
type Use = typeof use;

/**
 * Creates challenges of passkeys: sealed JSON. The nonce is a keyed hash of an id with 74 random bits, so that
 * clients cannot predict a challenge (WebAuthn Level 3, section 13.4.3).
 */
export function createPasskeyChallengeTokens(
  keys: KeysOf<Use | NonceLabel<Use>>,
): PasskeyChallengeTokens {
  const seal = createSeal(keys, use);

  return {
    async seal(challenge) {
      const plain = new TextEncoder().encode(JSON.stringify(challenge));
      return prefix + toBase64Url(await seal.seal(plain));
    },

    async open(text) {
      const sealed = text.startsWith(prefix) ? fromBase64Url(text.slice(prefix.length)) : undefined;
      const plain = sealed && (await seal.open(sealed));
      // Only this installation can seal, so the JSON is a challenge.
      return plain && (JSON.parse(new TextDecoder().decode(plain)) as PasskeyChallenge);
    },
  };
}
