import { type ApiKeyCodec, idFromBytes, idToBytes } from "@latch/core";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import { primitives } from "./primitives/runtime-primitives.ts";

/** The prefix by which secret scanners, and readers of a log, recognise an API key. */
const prefix = "latch_";
const idLength = 16;
const secretLength = 32;
/**
 * How many characters after the prefix are stored and shown to distinguish keys. They encode the
 * creation time and no part of the secret.
 */
const displayedLength = 10;

/**
 * Creates the codec of API keys. A key consists of its own id, the id of its owner, and 256 random
 * bits, of which the store keeps the SHA-256 only.
 */
export function createApiKeyCodec(): ApiKeyCodec {
  return {
    async create(userId, keyId) {
      const secret = crypto.getRandomValues(new Uint8Array(secretLength));
      const text =
        prefix + toBase64Url(Uint8Array.of(...idToBytes(keyId), ...idToBytes(userId), ...secret));
      return {
        text,
        hash: await hashSecret(secret),
        prefix: text.slice(0, prefix.length + displayedLength),
      };
    },

    async open(text) {
      const bytes = text.startsWith(prefix) ? fromBase64Url(text.slice(prefix.length)) : undefined;
      if (bytes?.length !== 2 * idLength + secretLength) return undefined;
      return {
        keyId: idFromBytes("key", bytes.subarray(0, idLength)),
        userId: idFromBytes("usr", bytes.subarray(idLength, 2 * idLength)),
        hash: await hashSecret(bytes.subarray(2 * idLength)),
      };
    },
  };
}

const hashSecret = async (secret: Uint8Array<ArrayBuffer>): Promise<string> =>
  toBase64Url(await primitives.sha256(secret));
