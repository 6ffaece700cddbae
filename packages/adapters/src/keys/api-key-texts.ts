import { type ApiKeyTexts, idFromBytes } from "@latch/core";
import { fromBase64Url, toBase64Url } from "./base64url.ts";

/** Known to secret scanners and to people who find one in a log. */
const prefix = "latch_";
const idLength = 16;
const secretLength = 32;

/** API keys: the ids of key and owner, then 256 random bits of which the store knows the SHA-256. */
export function createApiKeyTexts(): ApiKeyTexts {
  return {
    async open(text) {
      const bytes = text.startsWith(prefix) ? fromBase64Url(text.slice(prefix.length)) : undefined;
      if (bytes?.length !== 2 * idLength + secretLength) return undefined;
      const hash = await crypto.subtle.digest("SHA-256", bytes.subarray(2 * idLength));
      return {
        keyId: idFromBytes("key", bytes.subarray(0, idLength)),
        userId: idFromBytes("usr", bytes.subarray(idLength, 2 * idLength)),
        hash: toBase64Url(new Uint8Array(hash)),
      };
    },
  };
}
