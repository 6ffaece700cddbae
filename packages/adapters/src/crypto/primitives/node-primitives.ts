import type * as NodeCrypto from "node:crypto";
import type { Bytes, Primitives } from "./primitives.ts";

const tagLength = 16;
const [keyLength, noSalt] = [32, new Uint8Array()];

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
      // The encoding is a property of the key, since Node 24 takes 40 µs to see that an object is not a key itself.
      const key = Object.assign(createPrivateKey({ key: jwk, format: "jwk" }), {
        dsaEncoding: "ieee-p1363",
      });
      return (data) => node.sign("sha256", Buffer.from(data), key) as Bytes;
    },
  };
}
