import { type ApiKeyCodec, idFromBytes, idToBytes } from "@latch/core";
import { fromBase64Url, toBase64Url } from "./base64url.ts";

/** Known to secret scanners and to people who find one in a log. */
const prefix = "latch_";
const idLength = 16;
const secretLength = 32;
/** Characters that tell keys apart: the time they were made in, none of the secret. */
const shown = 10;

/** API keys: the ids of key and owner, then 256 random bits of which the store knows the SHA-256. */
export function createApiKeyCodec(): ApiKeyCodec {
  return {
    async create(userId, keyId) {
      const secret = crypto.getRandomValues(new Uint8Array(secretLength));
      const text =
        prefix + toBase64Url(Uint8Array.of(...idToBytes(keyId), ...idToBytes(userId), ...secret));
      return { text, hash: await hashOf(secret), prefix: text.slice(0, prefix.length + shown) };
    },

    async open(text) {
      const bytes = text.startsWith(prefix) ? fromBase64Url(text.slice(prefix.length)) : undefined;
      if (bytes?.length !== 2 * idLength + secretLength) return undefined;
      return {
        keyId: idFromBytes("key", bytes.subarray(0, idLength)),
        userId: idFromBytes("usr", bytes.subarray(idLength, 2 * idLength)),
        hash: await hashOf(bytes.subarray(2 * idLength)),
      };
    },
  };
}

async function hashOf(secret: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", secret)));
}
