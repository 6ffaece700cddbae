import { fromBase64Url } from "./base64url.ts";
import type { KeyRing } from "./key-ring.ts";

const encoder = new TextEncoder();

/** Derives a key for one use from a sealing secret by HKDF (RFC 5869). No two uses share a key. */
async function derive<A extends object>(
  secret: string,
  use: string,
  algorithm: A,
  usages: ("encrypt" | "decrypt" | "sign")[],
) {
  const raw = fromBase64Url(secret) as Uint8Array<ArrayBuffer>;
  const base = await crypto.subtle.importKey("raw", raw, "HKDF", false, ["deriveKey"]);
  const info = encoder.encode(use);
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
    base,
    algorithm as never,
    false,
    usages,
  );
}

/** Derives a key for AES-256-GCM. */
export const encryptionKey = (secret: string, use: string) =>
  derive(secret, use, { name: "AES-GCM", length: 256 }, ["encrypt", "decrypt"]);

/** Derives a key for HMAC-SHA-256. */
export const macKey = (secret: string, use: string) =>
  derive(secret, use, { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]);

type Sealing = KeyRing["sealing"];
/** Computes the HMAC-SHA-256 of a text. */
export type Mac = (text: string) => Promise<Uint8Array>;

/**
 * Creates HMAC-SHA-256 functions for one use: the first by the current sealing secret, the second
 * by the previous secret, if there is one.
 */
export function createMacs({ current, previous }: Sealing, use: string): [Mac, ...Mac[]] {
  const createMac = ({ secret }: Sealing["current"]): Mac => {
    const key = macKey(secret, use);
    return async (text) =>
      new Uint8Array(await crypto.subtle.sign("HMAC", await key, encoder.encode(text)));
  };
  return [createMac(current), ...(previous ? [createMac(previous)] : [])];
}
