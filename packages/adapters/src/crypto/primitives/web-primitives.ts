import type { Bytes, Primitives } from "./primitives.ts";

const encoder = new TextEncoder();
const encode = (data: Bytes | string): Bytes =>
  typeof data === "string" ? encoder.encode(data) : data;
const toBytes = (buffer: ArrayBuffer): Bytes => new Uint8Array(buffer);

const hmacAlgorithm = { name: "HMAC", hash: "SHA-256" } as const;
const ecdsa = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** The primitives of Web Crypto, which every runtime has. */
export const webPrimitives: Primitives = {
  sha256: async (data) => toBytes(await crypto.subtle.digest("SHA-256", encode(data))),

  async deriveKey(secret, info) {
    const base = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
    const algorithm = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array() };
    const bits = crypto.subtle.deriveBits({ ...algorithm, info: encode(info) }, base, 256);
    return toBytes(await bits);
  },

  hmac(raw) {
    const key = crypto.subtle.importKey("raw", raw, hmacAlgorithm, false, ["sign"]);
    return async (data) => toBytes(await crypto.subtle.sign("HMAC", await key, encode(data)));
  },

  aesGcm(raw) {
    const key = crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    return {
      async encrypt(plain, iv, additionalData) {
        const algorithm = { name: "AES-GCM", iv, additionalData };
        return toBytes(await crypto.subtle.encrypt(algorithm, await key, plain));
      },
      async decrypt(sealed, iv, additionalData) {
        const algorithm = { name: "AES-GCM", iv, additionalData };
        return crypto.subtle.decrypt(algorithm, await key, sealed).then(toBytes, () => undefined);
      },
    };
  },

  es256(jwk) {
    const key = crypto.subtle.importKey("jwk", jwk, ecdsa, false, ["sign"]);
    return async (data) => toBytes(await crypto.subtle.sign(ecdsa, await key, encode(data)));
  },
};
