import { fromBase64Url, toBase64Url } from "./base64url.ts";
import { primitives } from "./primitives/runtime-primitives.ts";

/** Returns 256 random bits as a secret for `fractionOf`. */
export const newDrawKey = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

/** Returns the first 32 bits of HMAC-SHA-256 of a text as a number from 0 to below 1. */
export async function fractionOf(drawKey: string, text: string): Promise<number> {
  const raw = fromBase64Url(drawKey) as Uint8Array<ArrayBuffer>;
  const mac = await primitives.hmac(raw)(text);
  return new DataView(mac.buffer, mac.byteOffset).getUint32(0) / 2 ** 32;
}
