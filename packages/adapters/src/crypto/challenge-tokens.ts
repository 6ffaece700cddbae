import type { Challenge, ChallengeTokens } from "@latch/core";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import { type KeysOf, labels, type NonceLabel } from "./derive.ts";
import { createSeal } from "./seal.ts";

/** The prefix by which secret scanners, and readers of a log, recognise a challenge. */
const prefix = "lch_";
const use = labels.challenges;
type Use = typeof use;

/** Creates challenges of logins: sealed JSON. */
export function createChallengeTokens(keys: KeysOf<Use | NonceLabel<Use>>): ChallengeTokens {
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
      return plain && (JSON.parse(new TextDecoder().decode(plain)) as Challenge);
    },
  };
}
