import { fromBase64Url, toBase64Url } from "./base64url.ts";
import type { KeysOf, NonceLabel } from "./derive.ts";
import { createSeal } from "./seal.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Creates tokens that contain a value as sealed JSON.
 * @param prefix by which secret scanners, and readers of a log, recognise the token
 * @param use a token of one use can't be opened for another
 */
export function createSealedJson<Value, Use extends string>(
  keys: KeysOf<NoInfer<Use | NonceLabel<Use>>>,
  use: Use,
  prefix: string,
) {
  const seal = createSeal(keys, use);

  return {
    async seal(value: Value): Promise<string> {
      return prefix + toBase64Url(await seal.seal(encoder.encode(JSON.stringify(value))));
    },

    /** Opens a token; undefined if the text is not valid. */
    async open(text: string): Promise<Value | undefined> {
      const sealed = text.startsWith(prefix) ? fromBase64Url(text.slice(prefix.length)) : undefined;
      const plain = sealed && (await seal.open(sealed));
      // Only this code seals with the key of the use, so the content has this type.
      return plain && (JSON.parse(decoder.decode(plain)) as Value);
    },
  };
}
