import { encryptionKey, macKey } from "./derive.ts";
import type { KeyRing } from "./key-ring.ts";

const nonceLength = 12;

/** Encrypts short secrets so that only this installation can read them. */
export type Seal = {
  /** @returns key id, nonce and ciphertext (AES-256-GCM) */
  close(plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** Undefined for anything that was not sealed by one of our keys. */
  open(sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined>;
};

/** An encryption and a nonce key for one use, both derived from one secret. */
async function derive(secret: string, use: string) {
  const [encryption, nonces] = await Promise.all([
    encryptionKey(secret, use),
    macKey(secret, `${use} nonce`),
  ]);
  return { encryption, nonces };
}

/**
 * AES-256-GCM whose nonce is an HMAC of the plain text: the same secret has the same sealed form, so
 * that racing requests are given one and the same token, and no nonce comes twice for two texts.
 * @param use what is sealed for one use can't be opened for another
 */
export function createSeal({ sealing }: KeyRing, use = "latch seal"): Seal {
  const derived = new Map(
    [sealing.current, sealing.previous]
      .filter((key) => key !== undefined)
      .map(({ id, secret }) => [id, derive(secret, use)]),
  );

  return {
    async close(plain) {
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
