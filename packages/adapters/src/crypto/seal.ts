import { encryptionKey, macKey } from "./derive.ts";
import type { KeyRing } from "./key-ring.ts";

const nonceLength = 12;

/** Encrypts short secrets so that only this installation can read them. */
export type Seal = {
  /**
   * Encrypts a secret.
   * @returns key id, nonce and ciphertext (AES-256-GCM)
   */
  seal(plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Decrypts a sealed secret. Returns undefined for bytes that were not sealed with a key of this
   * key ring.
   */
  open(sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined>;
};

/** Derives an encryption key and a nonce key for one use from one secret. */
async function derive(secret: string, use: string) {
  const [encryption, nonces] = await Promise.all([
    encryptionKey(secret, use),
    macKey(secret, `${use} nonce`),
  ]);
  return { encryption, nonces };
}

/**
 * Creates a seal: AES-256-GCM with a nonce that is an HMAC of the plaintext. The same secret always
 * has the same sealed form, so that concurrent requests return the same token, and no nonce is used
 * for two plaintexts.
 * @param use a value sealed for one use can't be opened for another
 */
export function createSeal({ sealing }: KeyRing, use = "latch seal"): Seal {
  const derived = new Map(
    [sealing.current, sealing.previous]
      .filter((key) => key !== undefined)
      .map(({ id, secret }) => [id, derive(secret, use)]),
  );

  return {
    async seal(plain) {
      const { id } = sealing.current;
      const { encryption, nonces } = await (derived.get(id) as ReturnType<typeof derive>);
      const mac = await crypto.subtle.sign("HMAC", nonces, plain);
      const iv = new Uint8Array(mac, 0, nonceLength);
      const additionalData = Uint8Array.of(id);
      const ciphertext = await crypto.subtle.encrypt(
        { name: "AES-GCM", iv, additionalData },
        encryption,
        plain,
      );
      return Uint8Array.of(id, ...iv, ...new Uint8Array(ciphertext));
    },

    async open(sealed) {
      const keys = await derived.get(sealed[0] ?? -1);
      if (!keys) return undefined;
      const iv = sealed.subarray(1, 1 + nonceLength);
      const additionalData = sealed.subarray(0, 1);
      return crypto.subtle
        .decrypt(
          { name: "AES-GCM", iv, additionalData },
          keys.encryption,
          sealed.subarray(1 + nonceLength),
        )
        .then(
          (plain) => new Uint8Array(plain),
          () => undefined,
        );
    },
  };
}
