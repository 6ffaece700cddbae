import type { OneTimeTexts } from "@latch/core";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import type { KeyRing } from "./key-ring.ts";

/** Known to secret scanners and to people who find one in a log. */
const prefix = "ott_";
const encoder = new TextEncoder();

/**
 * One-time tokens: the HMAC of an id by a key derived from the sealing secret. Whoever sends the mail
 * derives the text again from the id, so that it is stored nowhere; the store knows its SHA-256.
 */
export function createOneTimeTexts({ sealing }: KeyRing): OneTimeTexts {
  const key = deriveKey(sealing.current.secret);

  async function hash(text: string): Promise<string> {
    return toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text))));
  }

  return {
    hash,
    async derive(tokenId) {
      const mac = await crypto.subtle.sign("HMAC", await key, encoder.encode(tokenId));
      const text = prefix + toBase64Url(new Uint8Array(mac));
      return { text, hash: await hash(text) };
    },
  };
}

/** HKDF (RFC 5869), so that no two uses share a key. */
async function deriveKey(secret: string) {
  const raw = fromBase64Url(secret) as Uint8Array<ArrayBuffer>;
  const base = await crypto.subtle.importKey("raw", raw, "HKDF", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    {
      name: "HKDF",
      hash: "SHA-256",
      salt: new Uint8Array(),
      info: encoder.encode("latch one-time tokens"),
    },
    base,
    { name: "HMAC", hash: "SHA-256", length: 256 },
    false,
    ["sign"],
  );
}
