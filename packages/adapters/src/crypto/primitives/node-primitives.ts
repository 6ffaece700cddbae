import type * as NodeCrypto from "node:crypto";
import type { Bytes, Primitives } from "./primitives.ts";

const tagLength = 16;
const [keyLength, noSalt] = [32, new Uint8Array()];
/** Bytes of each number of a signature of P-256. */
const numberLength = 32;

/** Creates the primitives of Node, which compute in the calling thread. */
export function createNodePrimitives(node: typeof NodeCrypto): Primitives {
  const { createCipheriv, createDecipheriv, createHmac, createPrivateKey, createSecretKey } = node;
  return {
    sha256: (data) => node.hash("sha256", data, "buffer") as Bytes,
    deriveKey: (secret, info) =>
      new Uint8Array(node.hkdfSync("sha256", secret, noSalt, info, keyLength)),

    hmac(raw) {
      const key = createSecretKey(raw);
      return (data) => createHmac("sha256", key).update(data).digest() as Bytes;
    },

    aesGcm(raw) {
      const key = createSecretKey(raw);
      return {
        encrypt(plain, nonce, additionalData) {
          const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(additionalData);
          const sealed = new Uint8Array(plain.length + tagLength);
          sealed.set(cipher.update(plain));
          cipher.final();
          sealed.set(cipher.getAuthTag(), plain.length);
          return sealed;
        },
        decrypt(sealed, nonce, additionalData) {
          const tagAt = sealed.length - tagLength;
          if (tagAt < 0) return undefined;
          try {
            const decipher = createDecipheriv("aes-256-gcm", key, nonce, {
              authTagLength: tagLength,
            });
            decipher.setAAD(additionalData).setAuthTag(sealed.subarray(tagAt));
            const plain = new Uint8Array(decipher.update(sealed.subarray(0, tagAt)));
            decipher.final();
            return plain;
          } catch {
            return undefined;
          }
        },
      };
    },

    es256(jwk) {
      const key = createPrivateKey({ key: jwk, format: "jwk" });
      // With `dsaEncoding`, Node takes twice as long: it finds out by exceptions what the options are.
      return (data) => toJoseSignature(node.sign("sha256", Buffer.from(data), key));
    },
  };
}

/** Converts a signature of P-256 from DER (RFC 3279, section 2.2.3) to the two numbers of JWS (RFC 7518, section 3.4). */
function toJoseSignature(der: Uint8Array): Bytes {
  const signature = new Uint8Array(2 * numberLength);
  // Two bytes begin the sequence, and two each of its integers: a tag and a length.
  let at = 2;
  for (const end of [numberLength, 2 * numberLength]) {
    const next = at + 2 + Number(der[at + 1]);
    // An integer whose first bit is set has a zero before it, and one that is small has fewer bytes.
    const number = der.subarray(Math.max(at + 2, next - numberLength), next);
    signature.set(number, end - number.length);
    at = next;
  }
  return signature;
}
