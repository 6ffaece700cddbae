import { idFromBytes, idToBytes, type SessionToken, type SessionTokens } from "@latch/core";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import type { Bytes } from "./primitives/primitives.ts";
import { primitives } from "./primitives/runtime-primitives.ts";
import type { Seal } from "./seal.ts";

/** The prefix by which secret scanners, and readers of a log, recognise a refresh token. */
const prefix = "lrt_";
const idLength = 16;
const counterAt = 2 * idLength;
const seedAt = counterAt + 4;
const seedLength = 32;

/**
 * Creates refresh tokens. A token seals the user id, the session id, a rotation counter, and a
 * random seed of the session, which is stored nowhere else. The store keeps the SHA-256 of
 * HMAC(seed, counter). The next secret follows from the token itself, so the grace period of a
 * rotation needs no stored state.
 */
export function createSessionTokens(seal: Seal): SessionTokens {
  /** What the tokens contain, so that the next token of a session needs no decryption. */
  const contents = new WeakMap<SessionToken, Bytes>();

  /** @param text the sealed form, if it is known */
  async function toSessionToken(plain: Bytes, text?: string): Promise<SessionToken> {
    const secret = await primitives.hmac(plain.subarray(seedAt))(plain.subarray(counterAt, seedAt));
    const token = {
      userId: idFromBytes("usr", plain.subarray(0, idLength)),
      sessionId: idFromBytes("ses", plain.subarray(idLength, counterAt)),
      counter: new DataView(plain.buffer, plain.byteOffset).getUint32(counterAt),
      text: text ?? prefix + toBase64Url(await seal.seal(plain)),
      hash: toBase64Url(await primitives.sha256(secret)),
    };
    contents.set(token, plain);
    return token;
  }

  return {
    first(userId, sessionId) {
      const plain = new Uint8Array(seedAt + seedLength);
      plain.set(idToBytes(userId));
      plain.set(idToBytes(sessionId), idLength);
      crypto.getRandomValues(plain.subarray(seedAt));
      return toSessionToken(plain);
    },

    async withCounter(token, counter) {
      const content = contents.get(token);
      if (!content) throw new Error("Open a token before deriving another one of its session");
      const plain = new Uint8Array(content);
      new DataView(plain.buffer).setUint32(counterAt, counter);
      return toSessionToken(plain);
    },

    async open(text) {
      const sealed = text.startsWith(prefix) ? fromBase64Url(text.slice(prefix.length)) : undefined;
      const plain = sealed && (await seal.open(sealed));
      return plain?.length === seedAt + seedLength ? toSessionToken(plain, text) : undefined;
    },
  };
}
