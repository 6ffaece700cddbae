import type { OneTimeTokenSecrets } from "@latch/core";
import { toBase64Url } from "./base64url.ts";
import { createMacs, type Mac } from "./derive.ts";
import type { KeyRing } from "./key-ring.ts";

/** Known to secret scanners and to people who find one in a log. */
const prefix = "ott_";
const encoder = new TextEncoder();

/**
 * One-time tokens: the HMAC of an id by a key derived from the sealing secret. Whoever sends the mail
 * derives the text again from the id, so that it is stored nowhere; the store knows its SHA-256.
 */
export function createOneTimeTokenSecrets({ sealing }: KeyRing): OneTimeTokenSecrets {
  const macs = createMacs(sealing, "latch one-time tokens");

  async function hash(text: string): Promise<string> {
    return toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text))));
  }

  async function derive(mac: Mac, tokenId: string) {
    const text = prefix + toBase64Url(await mac(tokenId));
    return { text, hash: await hash(text) };
  }

  return {
    hash,
    derive: (tokenId) => derive(macs[0], tokenId),
    candidates: (tokenId) => Promise.all(macs.map((mac) => derive(mac, tokenId))),
  };
}
