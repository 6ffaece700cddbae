import { idFromBytes, idToBytes, type SessionToken, type SessionTokens } from "@latch/core";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
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
  async function toSessionToken(plain: Uint8Array<ArrayBuffer>): Promise<SessionToken> {
    const counter = plain.subarray(counterAt, seedAt);
    const key = await crypto.subtle.importKey(
      "raw",
      plain.subarray(seedAt),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["sign"],
    );
    const secret = await crypto.subtle.sign("HMAC", key, counter);
    const [hash, sealed] = await Promise.all([
      crypto.subtle.digest("SHA-256", secret),
      seal.seal(plain),
    ]);
    return {
      userId: idFromBytes("usr", plain.subarray(0, idLength)),
      sessionId: idFromBytes("ses", plain.subarray(idLength, counterAt)),
      counter: new DataView(plain.buffer, plain.byteOffset).getUint32(counterAt),
      text: prefix + toBase64Url(sealed),
      hash: toBase64Url(new Uint8Array(hash)),
    };
  }

  async function openToken(text: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const sealed = text.startsWith(prefix) ? fromBase64Url(text.slice(prefix.length)) : undefined;
    const plain = sealed && (await seal.open(sealed));
    return plain?.length === seedAt + seedLength ? plain : undefined;
  }

  return {
    first(userId, sessionId) {
      const plain = new Uint8Array(seedAt + seedLength);
      plain.set(idToBytes(userId));
      plain.set(idToBytes(sessionId), idLength);
      crypto.getRandomValues(plain.subarray(seedAt));
      return toSessionToken(plain);
    },

    async withCounter({ text }, counter) {
      const plain = await openToken(text);
      if (!plain) throw new Error("Open a token before deriving another one of its session");
      new DataView(plain.buffer, plain.byteOffset).setUint32(counterAt, counter);
      return toSessionToken(plain);
    },

    async open(text) {
      const plain = await openToken(text);
      return plain && toSessionToken(plain);
    },
  };
}
