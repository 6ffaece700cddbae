import type { OneTimeTokenSecrets } from "@latch/core";
import { toBase64Url } from "./base64url.ts";
import { createMacs, type KeysOf, labels, type Mac } from "./derive.ts";

/** The prefix by which secret scanners, and readers of a log, recognise a one-time token. */
const prefix = "ott_";
const encoder = new TextEncoder();

/**
 * Creates the secrets of one-time tokens. A token is the HMAC of its id, by a key derived from the
 * sealing secret. The mail consumer derives the token again from its id, so the token itself is not
 * stored. The store keeps its SHA-256.
 */
export function createOneTimeTokenSecrets({
  sealing,
}: KeysOf<typeof labels.oneTimeTokens>): OneTimeTokenSecrets {
  const macs = createMacs(sealing, labels.oneTimeTokens);

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
