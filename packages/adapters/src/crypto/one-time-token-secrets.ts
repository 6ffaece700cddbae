import type { OneTimeTokenSecrets } from "@latch/core";
import { toBase64Url } from "./base64url.ts";
import { createMacs, type KeysOf, labels, type Mac } from "./derive.ts";
import { primitives } from "./primitives/runtime-primitives.ts";

/** The prefix by which secret scanners, and readers of a log, recognise a one-time token. */
const prefix = "ott_";

/** Returns eight decimal digits of 64 random bits, so that all codes are equally likely. */
const toDigits = (bytes: Uint8Array): string => {
  const number = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  return String(number % 100_000_000n).padStart(8, "0");
};

/**
 * Creates the secrets of one-time tokens. A token is the HMAC of its id, by a key derived from the
 * sealing secret. The mail consumer derives the token again from its id, so the token itself is not
 * stored. The store keeps its SHA-256.
 */
export function createOneTimeTokenSecrets({
  sealing,
}: KeysOf<typeof labels.oneTimeTokens>): OneTimeTokenSecrets {
  const macs = createMacs(sealing, labels.oneTimeTokens);

  const hash = async (text: string): Promise<string> => toBase64Url(await primitives.sha256(text));

  async function derive(mac: Mac, tokenId: string) {
    const [bytes, codeBytes] = await Promise.all([mac(tokenId), mac(`${tokenId} code`)]);
    const text = prefix + toBase64Url(bytes);
    return { text, hash: await hash(text), code: toDigits(codeBytes) };
  }

  return {
    hash,
    derive: (tokenId) => derive(macs[0], tokenId),
    candidates: (tokenId) => Promise.all(macs.map((mac) => derive(mac, tokenId))),
  };
}
