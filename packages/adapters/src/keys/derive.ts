import { fromBase64Url } from "./base64url.ts";

const encoder = new TextEncoder();

/** A key for one use out of the sealing secret, by HKDF (RFC 5869): no two uses share a key. */
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

/** AES-256-GCM. */
export const encryptionKey = (secret: string, use: string) =>
  derive(secret, use, { name: "AES-GCM", length: 256 }, ["encrypt", "decrypt"]);

/** HMAC-SHA-256. */
export const macKey = (secret: string, use: string) =>
  derive(secret, use, { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]);
