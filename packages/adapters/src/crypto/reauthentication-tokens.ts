import type { ReauthenticationToken, ReauthenticationTokens } from "@latch/core";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import { type KeysOf, labels, type NonceLabel } from "./derive.ts";
import { createSeal } from "./seal.ts";

/** The prefix by which secret scanners, and readers of a log, recognise the token. */
const prefix = "lra_";
const use = labels.reauthenticationTokens;
type Use = typeof use;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Creates reauthentication tokens: their content as sealed JSON. */
export function createReauthenticationTokens(
  keys: KeysOf<Use | NonceLabel<Use>>,
): ReauthenticationTokens {
  const seal = createSeal(keys, use);

  return {
    async seal(token) {
      return prefix + toBase64Url(await seal.seal(encoder.encode(JSON.stringify(token))));
    },

    async open(text) {
      const sealed = text.startsWith(prefix) ? fromBase64Url(text.slice(prefix.length)) : undefined;
      const plain = sealed && (await seal.open(sealed));
      // Only this code seals with this key, so the content has this type.
      return plain && (JSON.parse(decoder.decode(plain)) as ReauthenticationToken);
    },
  };
}
