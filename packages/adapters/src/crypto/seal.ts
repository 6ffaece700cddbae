import {
  createMac,
  encryptionKey,
  type KeysOf,
  labels,
  type NonceLabel,
  nonceLabel,
} from "./derive.ts";

const nonceLength = 12;
const defaultUse = labels.seal;
type DefaultUse = typeof defaultUse;

/** Encrypts short secrets so that only this installation can read them. */
export type Seal = {
  /**
   * Encrypts a secret.
   * @returns key id, nonce and ciphertext (AES-256-GCM)
   */
  seal(plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Decrypts a sealed secret. Returns undefined for bytes that were not sealed with one of the
   * keys.
   */
  open(sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined>;
};

/**
 * Creates the function that opens values of one use. It needs the key of the use only, and not that
 * of its nonces.
 */
export function createOpen<Use extends string>(
  { sealing: { current, previous, next } }: KeysOf<Use>,
  use: Use,
): Seal["open"] {
  const keys = new Map(
    [current, previous, next]
      .filter((key) => key !== undefined)
      .map((key) => [key.id, encryptionKey(key, use)]),
  );

  return async (sealed) => {
    const key = await keys.get(sealed[0] ?? -1);
    if (!key) return undefined;
    const nonce = sealed.subarray(1, 1 + nonceLength);
    return key.decrypt(sealed.subarray(1 + nonceLength), nonce, sealed.subarray(0, 1));
  };
}

/**
 * Creates a seal: AES-256-GCM with a nonce that is an HMAC of the plaintext. The same secret always
 * has the same sealed form, so that concurrent requests return the same token, and no nonce is used
 * for two plaintexts.
 * @param use a value sealed for one use can't be opened for another
 */
export function createSeal<Use extends string = DefaultUse>(
  keys: KeysOf<NoInfer<Use | NonceLabel<Use>>>,
  use: Use = defaultUse as string as Use,
): Seal {
  const { current } = keys.sealing;
  const prepared = encryptionKey<Use | NonceLabel<Use>>(current, use);
  const mac = createMac<Use | NonceLabel<Use>>(current, nonceLabel(use));
  const keyId = Uint8Array.of(current.id);

  return {
    async seal(plain) {
      const key = await prepared;
      const nonce = (await mac(plain)).subarray(0, nonceLength);
      const ciphertext = await key.encrypt(plain, nonce, keyId);
      const sealed = new Uint8Array(1 + nonceLength + ciphertext.length);
      sealed.set(keyId);
      sealed.set(nonce, 1);
      sealed.set(ciphertext, 1 + nonceLength);
      return sealed;
    },

    open: createOpen<Use | NonceLabel<Use>>(keys, use),
  };
}
