import type { Awaitable } from "@latch/core";

export type Bytes = Uint8Array<ArrayBuffer>;

/** A private key of P-256, as a JWK (RFC 7517). */
type PrivateJwk = { kty: "EC"; crv: "P-256"; x: string; y: string; d: string };

/** An encryption by one key. */
export type AesGcm = {
  encrypt(plain: Bytes, nonce: Bytes, additionalData: Bytes): Awaitable<Bytes>;
  /** Returns undefined if the tag is not valid. */
  decrypt(sealed: Bytes, nonce: Bytes, additionalData: Bytes): Awaitable<Bytes | undefined>;
};

/** The cryptography that tokens and stored values use. Each runtime has the same algorithms and formats. */
export type Primitives = {
  /** Returns the SHA-256 of bytes, or of a text in UTF-8. */
  sha256(data: Bytes | string): Awaitable<Bytes>;
  /** Derives a 256-bit key from a secret by HKDF-SHA-256 (RFC 5869), without a salt. */
  deriveKey(secret: Bytes, info: string): Awaitable<Bytes>;
  /** Prepares a key of HMAC-SHA-256. */
  hmac(key: Bytes): (data: Bytes | string) => Awaitable<Bytes>;
  /** Prepares a key of AES-256-GCM. The last 16 bytes of a ciphertext are the tag. */
  aesGcm(key: Bytes): AesGcm;
  /** Prepares a key that signs by ES256. A signature has the format of JWS (RFC 7518, section 3.4). */
  es256(key: PrivateJwk): (data: string) => Awaitable<Bytes>;
};
